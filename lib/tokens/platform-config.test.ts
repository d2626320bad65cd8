import { describe, expect, it } from 'vitest';
import { parseEnv } from '@/lib/env';
import { platformConfig } from './platform-config';

const key = `k:${Buffer.from(Array.from({ length: 32 }, (_, index) => index)).toString('base64')}`;
const base = {
  AUTH_URL: 'http://localhost:3000',
  AUTH_SECRET: 'x'.repeat(32),
  DATABASE_URL: 'postgres://a@127.0.0.1/b',
  DATABASE_SYSTEM_URL: 'postgres://a@127.0.0.1/b',
  TOKEN_ENCRYPTION_KEYS: key,
};
const sandbox = { CMIS_SANDBOX_URL: 'http://127.0.0.1:4000' };
const own = { META_CLIENT_ID: 'id', META_CLIENT_SECRET: 'secret' };

describe('the configuration of a platform', () => {
  it('a platform without settings is the sandbox', () => {
    expect(platformConfig('meta', parseEnv({ ...base, ...sandbox }))).toEqual({
      clientId: 'sandbox-meta-client',
      clientSecret: 'sandbox-meta-secret',
      oauth1: { consumerKey: 'sandbox-meta-consumer', consumerSecret: 'sandbox-meta-consumer-secret' },
      readsLeads: true,
      sandboxOrigin: 'http://127.0.0.1:4000',
    });
  });

  it('a platform with client id and secret is the real one, beside a sandbox for the others', () => {
    const environment = parseEnv({ ...base, ...sandbox, ...own });
    expect(platformConfig('meta', environment)).toEqual({
      clientId: 'id',
      clientSecret: 'secret',
      readsLeads: false,
    });
    expect(platformConfig('google', environment)?.sandboxOrigin).toBeDefined();
  });

  it('a platform with neither sandbox nor client, or with half a client, is not available', () => {
    expect(platformConfig('meta', parseEnv(base))).toBeNull();
    expect(platformConfig('meta', parseEnv({ ...base, ...sandbox, META_CLIENT_ID: 'id' }))).toBeNull();
  });

  it('an app with a consumer pair passes it on', () => {
    const app = { TWITTER_CLIENT_ID: 'id', TWITTER_CLIENT_SECRET: 'secret', TWITTER_CONSUMER_KEY: 'key' };
    expect(platformConfig('twitter', parseEnv({ ...base, ...app }))?.oauth1).toBeUndefined();
    const whole = { ...app, TWITTER_CONSUMER_SECRET: 'consumer secret' };
    expect(platformConfig('twitter', parseEnv({ ...base, ...whole }))?.oauth1).toEqual({
      consumerKey: 'key',
      consumerSecret: 'consumer secret',
    });
  });
});
