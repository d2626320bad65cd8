import { createHmac, randomBytes } from 'node:crypto';

export interface SigningKeys {
  consumerKey: string;
  consumerSecret: string;
  token: { token: string; secret: string } | null;
}

interface SignedCall {
  method: string;
  // As sent; `encodedQuery` must write its query.
  url: URL;
  extra?: Record<string, string>;
  nonce?: string;
  // Seconds.
  timestamp?: number;
}

/** RFC 3986, stricter than encodeURIComponent. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!*'()]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** A query as it is both signed and sent: `:` and `,` encoded, spaces as %20. */
export function encodedQuery(query: Record<string, string>): string {
  return Object.entries(query)
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
    .join('&');
}

function byPair([a, x]: [string, string], [b, y]: [string, string]): number {
  if (a === b) return x < y ? -1 : Number(x > y);
  return a < b ? -1 : 1;
}

function pairsOf(query: string): [string, string][] {
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', value = ''] = pair.split('=');
      return [name, value];
    });
}

/** OAuth 1.0a with HMAC-SHA1 (RFC 5849, 3.4). Bodies are not signed: no call of ours has a form that counts. */
export function signature({ consumerKey, consumerSecret, token }: SigningKeys, call: SignedCall): string {
  const oauth: Record<string, string> = {
    oauth_consumer_key: consumerKey,
    oauth_nonce: call.nonce ?? randomBytes(16).toString('hex'),
    oauth_signature_method: 'HMAC-SHA1',
    oauth_timestamp: String(call.timestamp ?? Math.floor(Date.now() / 1000)),
    ...(token ? { oauth_token: token.token } : {}),
    oauth_version: '1.0',
    ...call.extra,
  };
  const parameters = [...pairsOf(encodedQuery(oauth)), ...pairsOf(call.url.search.slice(1))]
    .sort(byPair)
    .map((pair) => pair.join('='))
    .join('&');
  const address = `${call.url.origin}${call.url.pathname}`;
  const base = [call.method.toUpperCase(), percentEncode(address), percentEncode(parameters)].join('&');
  const key = `${percentEncode(consumerSecret)}&${percentEncode(token?.secret ?? '')}`;
  const signed = { ...oauth, oauth_signature: createHmac('sha1', key).update(base).digest('base64') };
  const header = Object.entries(signed).map(([name, value]) => `${percentEncode(name)}="${percentEncode(value)}"`);
  return `OAuth ${header.join(', ')}`;
}
