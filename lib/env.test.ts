import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseEnv } from './env';

const complete = {
  AUTH_URL: 'https://cmis.example.com',
  AUTH_SECRET: 's'.repeat(32),
  DATABASE_URL: 'postgres://app@localhost/cmis',
  DATABASE_SYSTEM_URL: 'postgres://system@localhost/cmis',
  TOKEN_ENCRYPTION_KEYS: `k2:${randomBytes(32).toString('base64')},k1:${randomBytes(32).toString('base64')}`,
};

describe('the environment', () => {
  it('is read with its defaults, keys newest first', () => {
    const env = parseEnv(complete);
    expect(env.PORT).toBe(3000);
    expect(env.TOKEN_ENCRYPTION_KEYS.map((key) => key.keyId)).toEqual(['k2', 'k1']);
  });

  it.each([
    ['https://example.com', 'https://example.com'],
    ['https://example.com/', 'https://example.com'],
    ['HTTPS://Example.com:443/', 'https://example.com'],
    ['http://localhost:4310', 'http://localhost:4310'],
  ])('reads %s as the origin %s', (AUTH_URL, origin) => {
    expect(parseEnv({ ...complete, AUTH_URL }).AUTH_URL).toBe(origin);
  });

  it('names every variable that is missing at once', () => {
    expect(() => parseEnv({})).toThrow(/AUTH_URL is not set.*AUTH_SECRET is not set.*DATABASE_URL is not set/);
  });

  it.each([
    ['a short secret', { AUTH_SECRET: 'short' }, /AUTH_SECRET: must have at least 32/],
    ['a short key', { TOKEN_ENCRYPTION_KEYS: 'k1:c2hvcnQ=' }, /TOKEN_ENCRYPTION_KEYS.*32 bytes/],
    ['no key', { TOKEN_ENCRYPTION_KEYS: '' }, /TOKEN_ENCRYPTION_KEYS is not set/],
    ['an all-zero key', { TOKEN_ENCRYPTION_KEYS: `k1:${Buffer.alloc(32).toString('base64')}` }, /not a random key/],
    ['a port out of range', { PORT: '70000' }, /PORT/],
    ['an origin of the engine’s with a path', { INNGEST_SERVE_ORIGIN: 'http://cmis.internal/api' }, /without a path/],
    ['a port that is a word', { PORT: 'http' }, /PORT: must be a whole number from 0 to 65535/],
    ['a fraction of a proxy', { TRUSTED_HOPS: '1.5' }, /TRUSTED_HOPS: must be a whole number from 0 to 10/],
    ['an address with a path', { AUTH_URL: 'https://example.com/cmis' }, /AUTH_URL: must not have a path/],
    ['an address of another scheme', { AUTH_URL: 'ftp://example.com' }, /AUTH_URL: must start with https/],
    ['a script for an address', { AUTH_URL: 'javascript:alert(1)' }, /AUTH_URL: must start with https/],
    ['an address with a query', { AUTH_URL: 'https://example.com/?a=1' }, /AUTH_URL: must end after the host/],
    ['an address with a fragment', { AUTH_URL: 'https://example.com/#top' }, /AUTH_URL: must end after the host/],
    ['an address with a password', { AUTH_URL: 'https://me:pw@example.com' }, /AUTH_URL: must not contain a user/],
    ['an address without a scheme', { AUTH_URL: 'example.com' }, /AUTH_URL: must be an address, for example https/],
    ['a sandbox on another machine', { CMIS_SANDBOX_URL: 'http://sandbox.example.com' }, /loopback/],
  ])('refuses %s', (_name, wrong, message) => {
    expect(() => parseEnv({ ...complete, ...wrong })).toThrow(message);
  });

  it('refuses a made-up key in production only, with a hint for a new one', () => {
    const madeUp = Buffer.from(Array.from({ length: 32 }, (_, index) => index)).toString('base64');
    const made = { ...complete, TOKEN_ENCRYPTION_KEYS: `k1:${madeUp}` };
    expect(parseEnv(made).TOKEN_ENCRYPTION_KEYS).toHaveLength(1);
    expect(() => parseEnv({ ...made, NODE_ENV: 'production' })).toThrow(
      /TOKEN_ENCRYPTION_KEYS: key "k1" is an example.*openssl rand -base64 32/,
    );
  });

  it('never repeats a secret value in the message', () => {
    const secret = 'canary-but-too-short';
    expect(() => parseEnv({ ...complete, AUTH_SECRET: secret })).toThrow(expect.not.stringContaining(secret));
  });

  it('treats an empty value as not set', () => {
    expect(parseEnv({ ...complete, META_CLIENT_ID: '' }).META_CLIENT_ID).toBeUndefined();
  });

  describe('of the engine', () => {
    const keys = { INNGEST_EVENT_KEY: 'event-key', INNGEST_SIGNING_KEY: `signkey-prod-${'ab'.repeat(32)}` };
    const self = { INNGEST_BASE_URL: 'https://inngest.example.com' };
    const inProduction = (set: Record<string, string>) => () =>
      parseEnv({ ...complete, NODE_ENV: 'production', ...set });

    it('is taken whole: the Cloud by keys alone, a server of one’s own by its address and keys, or none', () => {
      expect(inProduction(keys)()).toMatchObject(keys);
      expect(inProduction({ ...keys, ...self })()).toMatchObject(self);
      expect(inProduction({})().INNGEST_SIGNING_KEY).toBeUndefined();
    });

    it.each(['1', 'true', 'yes', 'http://127.0.0.1:8288'])(
      'refuses INNGEST_DEV=%s in production alone',
      (INNGEST_DEV) => {
        expect(inProduction({ ...keys, INNGEST_DEV })).toThrow(/INNGEST_DEV: must not be set in production/);
        expect(() => parseEnv({ ...complete, INNGEST_DEV })).not.toThrow();
      },
    );

    it.each(['', '0', 'false'])('reads INNGEST_DEV=%s as no dev mode', (INNGEST_DEV) => {
      expect(inProduction({ ...keys, INNGEST_DEV })).not.toThrow();
    });

    it.each([
      ['signing key', { ...self, INNGEST_EVENT_KEY: 'event-key' }, /INNGEST_SIGNING_KEY is not set/],
      ['signing key for the Cloud', { INNGEST_EVENT_KEY: 'event-key' }, /INNGEST_SIGNING_KEY is not set/],
      ['event key', { ...self, INNGEST_SIGNING_KEY: keys.INNGEST_SIGNING_KEY }, /INNGEST_EVENT_KEY is not set/],
    ])('refuses one without a %s in production', (_name, set, message) => {
      expect(inProduction(set)).toThrow(message);
      expect(() => parseEnv({ ...complete, ...set })).not.toThrow();
    });
  });
});
