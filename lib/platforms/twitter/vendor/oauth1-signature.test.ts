import fc from 'fast-check';
import OAuth1Helper, { type OAuth1AuthInfo } from 'twitter-api-v2/dist/cjs/client-mixins/oauth1.helper';
import { describe, expect, it } from 'vitest';
import { encodedQuery, percentEncode, signature } from './oauth1-signature';

// The helper of a client that others use in production, as an independent implementation.
class Referee extends OAuth1Helper {
  sign(parameters: Record<string, string>, tokenSecret: string, oauth: OAuth1AuthInfo): string {
    const request = { method: 'GET', url: 'https://api.x.com/a/b', data: parameters } as const;
    return this.getSignature(request, tokenSecret, oauth);
  }
}

const keys = { consumerKey: 'ck', consumerSecret: 'cs', token: { token: 'tk', secret: 'ts' } };
const fixed = { nonce: 'nonce', timestamp: 1_767_225_600 };

const partsOf = (header: string) =>
  Object.fromEntries(
    header
      .replace(/^OAuth /, '')
      .split(', ')
      .map((pair) => /^(.+?)="(.*)"$/.exec(pair)?.slice(1).map(decodeURIComponent) ?? []),
  );

describe('the signature', () => {
  it('is that of the vector', () => {
    const url = new URL('https://ads-api.x.com/12/accounts/18ce54d4x5t/campaigns/8wku2?entity_status=PAUSED');
    expect(signature(keys, { method: 'PUT', url, ...fixed })).toBe(
      'OAuth oauth_consumer_key="ck", oauth_nonce="nonce", oauth_signature_method="HMAC-SHA1", ' +
        'oauth_timestamp="1767225600", oauth_token="tk", oauth_version="1.0", ' +
        'oauth_signature="LUE%2BcypU7YpvTqYpOjIhCQM4%2F%2B4%3D"',
    );
  });

  it('is what another implementation makes of the same call', () => {
    const letters = fc.constantFrom(...'azAZ09-._~!*\'()+ ,:;/?#[]@$&=%"\\|\nßن🌙');
    const text = fc.string({ unit: letters, maxLength: 12 });
    const name = fc.string({ unit: fc.constantFrom('a', 'b', '.', '_', '-'), minLength: 1, maxLength: 6 });
    const query = fc.dictionary(name, text, { maxKeys: 6, noNullPrototype: true });
    fc.assert(
      fc.property(query, text, text, fc.option(text), (parameters, consumerSecret, tokenSecret, callback) => {
        const search = encodedQuery(parameters);
        const url = new URL(`https://api.x.com/a/b${search === '' ? '' : `?${search}`}`);
        const extra: Record<string, string> = callback === null ? {} : { oauth_callback: callback };
        const token = { token: 't-1', secret: tokenSecret };
        const ours = partsOf(signature({ consumerKey: 'c', consumerSecret, token }, { method: 'get', url, extra }));
        const { oauth_signature: made, ...oauth } = ours;
        const referee = new Referee({ consumerKeys: { key: 'c', secret: consumerSecret } });
        expect(made).toBe(referee.sign(parameters, tokenSecret, oauth));
      }),
    );
  });

  it('differs from call to call', () => {
    const url = new URL('https://ads-api.x.com/12/accounts');
    const before = Math.floor(Date.now() / 1000);
    const headers = Array.from({ length: 50 }, () => partsOf(signature(keys, { method: 'GET', url })));
    expect(new Set(headers.map(({ oauth_nonce: nonce }) => nonce)).size).toBe(50);
    expect(Number(headers[0]?.oauth_timestamp)).toBeGreaterThanOrEqual(before);
    expect(Number(headers[0]?.oauth_timestamp)).toBeLessThanOrEqual(Date.now() / 1000);
  });

  it('needs no person for the first step', () => {
    const url = new URL('https://api.x.com/oauth/request_token');
    const parts = partsOf(
      signature({ ...keys, token: null }, { method: 'POST', url, extra: { oauth_callback: 'a:b' } }),
    );
    expect(parts).not.toHaveProperty('oauth_token');
    expect(parts).toMatchObject({ oauth_callback: 'a:b' });
  });
});

describe('what is signed', () => {
  it('is in the URL with the same letters', () => {
    const query = encodedQuery({ ids: 'a,b', at: '2026-07-01T00:00:00+03:00', text: "it's (50*2)! ن" });
    expect(query).toBe('ids=a%2Cb&at=2026-07-01T00%3A00%3A00%2B03%3A00&text=it%27s%20%2850%2A2%29%21%20%D9%86');
    expect(new URL(`https://x.com/?${query}`).search).toBe(`?${query}`);
  });

  it('leaves unreserved letters as they are', () => {
    expect(percentEncode('aZ09-._~')).toBe('aZ09-._~');
  });
});
