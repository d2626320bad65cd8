import { expect, it } from 'vitest';
import { webhookTarget } from './webhook-target';

const CMIS_SANDBOX_WEBHOOK_URL = 'http://127.0.0.1:3000/api/webhooks';
const platforms = ['meta', 'google'];

it('there is no webhook target without an address', () => {
  expect(webhookTarget({ META_WEBHOOK_SECRET: 'key' }, platforms)).toBeUndefined();
});

it('the webhook target signs with the newest of several keys', () => {
  const env = { CMIS_SANDBOX_WEBHOOK_URL, META_WEBHOOK_SECRET: 'new, old', META_WEBHOOK_VERIFY_TOKEN: 'word' };
  expect(webhookTarget(env, platforms)).toEqual({
    url: CMIS_SANDBOX_WEBHOOK_URL,
    secrets: { meta: 'new' },
    verifyToken: 'word',
  });
});

it('the webhook target leaves out a platform with real app credentials', () => {
  const keys = { META_WEBHOOK_SECRET: 'key', GOOGLE_WEBHOOK_SECRET: 'key', META_CLIENT_ID: '123' };
  expect(webhookTarget({ CMIS_SANDBOX_WEBHOOK_URL, ...keys }, platforms)?.secrets).toEqual({ google: 'key' });
});

it.each([
  'https://example.com/api/webhooks',
  'http://127.0.0.1.example.com/',
  'http://127.0.0.1@example.com/',
  'http://10.0.0.1/',
])('the webhook target refuses %s, which is another machine', (url) => {
  expect(() => webhookTarget({ CMIS_SANDBOX_WEBHOOK_URL: url }, platforms)).toThrow('loopback');
});
