import { expect, it } from 'vitest';
import { webhookTarget } from './webhook-target';

const CMIS_SANDBOX_WEBHOOK_URL = 'http://127.0.0.1:3000/api/webhooks';
const platforms = ['meta', 'google'];

it('is none without an address', () => {
  expect(webhookTarget({ META_WEBHOOK_SECRET: 'key' }, platforms)).toBeUndefined();
});

it('signs with the newest of several keys', () => {
  const env = { CMIS_SANDBOX_WEBHOOK_URL, META_WEBHOOK_SECRET: 'new, old', META_WEBHOOK_VERIFY_TOKEN: 'word' };
  expect(webhookTarget(env, platforms)).toEqual({
    url: CMIS_SANDBOX_WEBHOOK_URL,
    secrets: { meta: 'new' },
    verifyToken: 'word',
  });
});

it('leaves a platform out whose app is the real one', () => {
  const keys = { META_WEBHOOK_SECRET: 'key', GOOGLE_WEBHOOK_SECRET: 'key', META_CLIENT_ID: '123' };
  expect(webhookTarget({ CMIS_SANDBOX_WEBHOOK_URL, ...keys }, platforms)?.secrets).toEqual({ google: 'key' });
});

it.each([
  'https://example.com/api/webhooks',
  'http://127.0.0.1.example.com/',
  'http://127.0.0.1@example.com/',
  'http://10.0.0.1/',
])('refuses %s, which is not this machine', (url) => {
  expect(() => webhookTarget({ CMIS_SANDBOX_WEBHOOK_URL: url }, platforms)).toThrow('loopback');
});
