import { describe, expect, it } from 'vitest';
import { parseEnv } from '@/lib/env';
import { fxPublishers } from './fx-publisher';

const sandbox = { CMIS_SANDBOX_URL: 'http://127.0.0.1:4000' };
const publishersOf = (set: Record<string, string>) =>
  fxPublishers(
    parseEnv({
      AUTH_URL: 'https://cmis.example.com',
      AUTH_SECRET: 's'.repeat(32),
      DATABASE_URL: 'postgres://a@localhost/b',
      DATABASE_SYSTEM_URL: 'postgres://a@localhost/b',
      TOKEN_ENCRYPTION_KEYS: `k:${Buffer.from(Array.from({ length: 32 }, (_, index) => index * 3)).toString('base64')}`,
      ...set,
    }),
  );

describe('fxPublishers', () => {
  it('returns the European Central Bank by default', () => {
    const folder = 'https://www.ecb.europa.eu/stats/eurofxref';
    expect(publishersOf({})).toEqual([
      {
        source: 'ecb',
        recent: new URL(`${folder}/eurofxref-hist-90d.xml`),
        history: new URL(`${folder}/eurofxref-hist.xml`),
      },
    ]);
  });

  it('returns the sandbox only while no platform is real', () => {
    expect(publishersOf(sandbox)).toMatchObject([{ source: 'sandbox', sandboxOrigin: 'http://127.0.0.1:4000' }]);
    const real = { ...sandbox, META_CLIENT_ID: 'app', META_CLIENT_SECRET: 'secret' };
    expect(publishersOf(real)).toMatchObject([{ source: 'ecb' }]);
    expect(publishersOf({ ...sandbox, FX_PROVIDER: 'ecb' })).toMatchObject([{ source: 'ecb' }]);
  });

  it('returns the addresses of FX_PROVIDER in their order, with the host as their name', () => {
    const [bank, own] = publishersOf({ FX_PROVIDER: 'ecb, https://rates.example.com/kwd.xml' });
    expect(bank?.source).toBe('ecb');
    expect(own).toEqual({
      source: 'rates.example.com',
      recent: new URL('https://rates.example.com/kwd.xml'),
      history: null,
    });
  });

  it('returns none for off', () => {
    expect(publishersOf({ ...sandbox, FX_PROVIDER: 'off' })).toEqual([]);
  });

  it.each([
    'http://rates.example.com/a.xml',
    'https://me:pw@rates.example.com/',
    'file:///etc/passwd',
    'ecb,off',
    'imf',
  ])('refuses %s', (FX_PROVIDER) => {
    expect(() => publishersOf({ FX_PROVIDER })).toThrow(/FX_PROVIDER: must be ecb, off, or https/);
  });

  it('refuses two addresses of one host', () => {
    const FX_PROVIDER = 'https://rates.example.com/a.xml,https://rates.example.com/b.xml';
    expect(() => publishersOf({ FX_PROVIDER })).toThrow(/FX_PROVIDER: must not have two addresses of one host/);
  });
});
