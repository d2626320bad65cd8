import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SandboxContext, SandboxRequest } from '../../sandbox-platform';
import { numbered, refuse } from './api-answer';
import { type Consumer, consumerOf } from './apps';

export interface SignedCall {
  consumer: Consumer;
  /** From the header and the form: `oauth_token`, `oauth_verifier`, `oauth_callback`. */
  parameters: ReadonlyMap<string, string>;
}

const clockToleranceSeconds = 300;
const nonceMs = 900_000;

const couldNotAuthenticate = () => refuse(numbered(401, 32, 'Could not authenticate you.'));

function encode(text: string): string {
  return Array.from(Buffer.from(text, 'utf8'), (byte) => {
    const character = String.fromCharCode(byte);
    return /[A-Za-z0-9\-._~]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
}

export function isSigned(request: SandboxRequest): boolean {
  return /^OAuth\s/i.test(request.headers.authorization ?? '');
}

function headerParameters(request: SandboxRequest): Map<string, string> {
  const pairs = (request.headers.authorization ?? '').replace(/^OAuth\s+/i, '').split(/\s*,\s*/);
  return new Map(
    pairs.map((pair) => {
      const [, name = '', value = ''] = /^([^=]+)="([^"]*)"$/.exec(pair) ?? [];
      return [decodeURIComponent(name), decodeURIComponent(value)] as const;
    }),
  );
}

function formParameters({ headers, body }: SandboxRequest): [string, string][] {
  if (!headers['content-type']?.includes('x-www-form-urlencoded')) return [];
  return Object.entries(body).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, String(one)]),
  );
}

/** The query counts as it was sent, so `:` and `,` must be encoded. */
function normalized(request: SandboxRequest, header: ReadonlyMap<string, string>, form: [string, string][]): string {
  // Clients repeat the header's token in the form of the last step; X counts it once.
  const once = form.filter(([name]) => !header.has(name));
  const others = [...header, ...once].filter(([name]) => name !== 'oauth_signature' && name !== 'realm');
  const pairs = [
    ...others.map(([name, value]) => `${encode(name)}=${encode(value)}`),
    ...request.rawQuery.split('&').filter((pair) => pair !== ''),
  ].map((pair) => (pair.includes('=') ? pair : `${pair}=`));
  // By name, then by value; `=` would sort before some letters of names.
  const key = (pair: string) => pair.replace('=', '\u0000');
  return pairs.sort((a, b) => (key(a) < key(b) ? -1 : 1)).join('&');
}

/**
 * OAuth 1.0a (RFC 5849). @param secretOf null for an unknown token @throws Refusal 401: 32 wrong signature, 135 wrong
 * clock, 89 unknown token
 */
export function verifySignature(
  request: SandboxRequest,
  context: SandboxContext,
  secretOf: (token: string) => string | null,
): SignedCall {
  const header = headerParameters(request);
  const form = formParameters(request);
  const consumer = consumerOf(header.get('oauth_consumer_key'));
  const nonce = header.get('oauth_nonce');
  if (!consumer || !nonce || header.get('oauth_signature_method') !== 'HMAC-SHA1') throw couldNotAuthenticate();
  const now = context.now().getTime();
  const timestamp = Number(header.get('oauth_timestamp'));
  if (!(Math.abs(timestamp - now / 1000) <= clockToleranceSeconds)) {
    throw refuse(numbered(401, 135, 'Timestamp out of bounds.'));
  }
  const token = header.get('oauth_token') ?? '';
  const tokenSecret = token === '' ? '' : secretOf(token);
  if (tokenSecret === null) throw refuse(numbered(401, 89, 'Invalid or expired token.'));

  const address = `https://${request.host}${request.path}`;
  const base = [request.method, encode(address), encode(normalized(request, header, form))].join('&');
  const key = `${encode(consumer.secret)}&${encode(tokenSecret)}`;
  const expected = createHmac('sha1', key).update(base).digest();
  const given = Buffer.from(header.get('oauth_signature') ?? '', 'base64');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw couldNotAuthenticate();
  // A nonce works once.
  if (context.state.recordCall(`twitter|nonce|${consumer.key}|${nonce}`, nonceMs, now) > 1)
    throw couldNotAuthenticate();
  return { consumer, parameters: new Map([...form, ...header]) };
}
