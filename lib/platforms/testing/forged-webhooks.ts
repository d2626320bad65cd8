import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { type PlatformId, platformIds } from '@/lib/platform-ids';

// Genuine requests with one change each, signed here by hand so that the product's signing is not its own judge.
export const SECRET = 'a-secret-that-is-hard-to-guess';
export const OLDER = 'an-older-secret';
const GUESSES = [`${SECRET} `, SECRET.toUpperCase(), SECRET.slice(1), '', 'null', 'سر', `${OLDER}${SECRET}`];
const BITS = [0, 1, 2, 3, 4, 5, 6, 7];
export const RECEIVED_AT = new Date('2026-11-23T09:00:00Z');
const SECONDS = RECEIVED_AT.getTime() / 1000;
const OFFSETS = [301, 302, 3_600, 86_400, 31_536_000].flatMap((seconds) => [seconds, -seconds]);
const NO_TIMES = ['NaN', '1e10', '-1', '', '0x10', '1.5', '99999999999999999999', '١٧٦٧٢٢٥٦٠٠', '1795424400.0'];

export interface Sent {
  body: Buffer;
  headers: [name: string, value: string][];
}

const TEXT = String.raw`{"lead_id":"L1","name":"سارة \u00e4 👋","link":"https:\/\/x.example","entry":[{"id":"1","time":1}],"a": 1.0}`;
const hmac = (hash: string, secret: string, message: Buffer | string, encoding: 'hex' | 'base64' = 'hex') =>
  createHmac(hash, secret).update(message).digest(encoding);

const signed: Record<PlatformId, (secret: string, time: string) => Sent['headers'][]> = {
  meta: (secret) => [
    [
      ['x-hub-signature', `sha1=${hmac('sha1', secret, TEXT)}`],
      ['x-hub-signature-256', `sha256=${hmac('sha256', secret, TEXT)}`],
    ],
  ],
  google: () => [[]],
  tiktok: (secret, t) => [
    [['tiktok-signature', `t=${t},s=${hmac('sha256', secret, `${t}.${TEXT}`)}`]],
    [['x-open-signature', hmac('sha256', secret, TEXT)]],
  ],
  linkedin: (secret) => [[['x-li-signature', hmac('sha256', secret, `hmacsha256=${TEXT}`)]]],
  twitter: (secret) => [[['x-twitter-webhooks-signature', `sha256=${hmac('sha256', secret, TEXT, 'base64')}`]]],
  snapchat: (secret, t) => [
    [
      ['t', t],
      ['signature', hmac('sha256', secret, `${t}.${TEXT}`)],
    ],
  ],
};

const keyed: Partial<Record<PlatformId, (secret: string) => string>> = {
  google: (secret) => JSON.stringify({ lead_id: 'G1', google_key: secret, name: 'سارة' }),
};

export function genuine(id: PlatformId, secret = SECRET, time = String(SECONDS)): Sent[] {
  const text = keyed[id]?.(secret) ?? TEXT;
  return signed[id](secret, time).map((headers) => ({ body: Buffer.from(text), headers }));
}

const isProof = ([name]: Sent['headers'][number]) => name !== 'x-hub-signature';
const withHeader = ({ body, headers }: Sent, name: string, value: string): Sent => ({
  body,
  headers: headers.map(([each, old]) => (each === name ? [name, value] : [each, old])),
});

const PREFIXES = 'sha256= hmacsha256= sha1= sha256=sha256= SHA256= sha512= md5= = v1= "'.split(' ');
const SUFFIXES = ['00', ',', '=', '==', ';', '"', ' x', '\0', '\r\nx: y'];
const ALLOWED: Record<string, string> = { signature: 'sha256=', 'x-li-signature': 'hmacsha256=' };

function spoiled(value: string): string[] {
  const each = (change: (at: number) => string) => Array.from(value, (_, at) => change(at));
  const put = (at: number, text: string) => value.slice(0, at) + text + value.slice(at + 1);
  return [
    ...each((at) => value.slice(0, at)),
    ...each((at) => value.slice(at + 1)),
    ...each((at) => put(at, '')),
    ...each((at) => put(at, (value[at] ?? '').toUpperCase())),
    ...BITS.flatMap((bit) => each((at) => put(at, String.fromCharCode(value.charCodeAt(at) ^ (1 << bit))))),
    ...['g', ' ', ',', '=', '\u00e9', '\u0430', '\0', '\r\n', '%'].flatMap((text) => each((at) => put(at, text))),
    ...PREFIXES.map((text) => text + value),
    ...SUFFIXES.map((text) => value + text),
    ...[`, ${value}`, `,${value}`].map((text) => value + text),
    ...['', 'sha256=', 'sha256=zz', '0'.repeat(64), `sha256=${'0'.repeat(64)}`, 'undefined', 'null', 'true', '[]'],
    ...[value.toUpperCase(), value.replaceAll('0', 'O'), encodeURIComponent(value), [...value].reverse().join('')],
    ...[value.replace('=', '= '), value.replace('sha256=', 'sha1='), value.replace('s=', 'v0=')],
    ...[value.replace(',', ', '), value.split(',').reverse().join(','), Buffer.from(value).toString('base64')],
  ];
}

function wrongHeaders(sent: Sent): Sent[] {
  return sent.headers.filter(isProof).flatMap(([name, value]) => [
    ...spoiled(value)
      .filter((text) => text.trim() !== value && text !== `${ALLOWED[name]}${value}`)
      .map((text) => withHeader(sent, name, text)),
    { ...sent, headers: sent.headers.filter(([each]) => each !== name) },
    { ...sent, headers: [...sent.headers, [name, value]] },
    { ...sent, headers: [...sent.headers, [name, '0'.repeat(64)]] },
    { ...sent, headers: sent.headers.map(([each, text]) => [each === name ? `x-${name}` : each, text]) },
  ]);
}

function wrongSchemes(sent: Sent): Sent[] {
  const reversed = Buffer.from(sent.body).reverse();
  return sent.headers
    .filter(isProof)
    .flatMap(([name]) =>
      ['sha1', 'md5', 'sha384', 'sha512', 'sha3-256', 'sha256'].flatMap((hash) =>
        [reversed, Buffer.alloc(0), Buffer.from(`${hash}=`)].flatMap((message) =>
          (['hex', 'base64'] as const).flatMap((encoding) =>
            ['', 'sha256=', `${hash}=`].map((prefix) =>
              withHeader(sent, name, prefix + hmac(hash, SECRET, message, encoding)),
            ),
          ),
        ),
      ),
    );
}

function wrongBodies({ body, headers }: Sent): Sent[] {
  const text = body.toString('utf8');
  const places = Array.from(body, (_, at) => at);
  const flipped = (at: number, bit: number) => {
    const copy = Buffer.from(body);
    copy.writeUInt8((copy[at] ?? 0) ^ (1 << bit), at);
    return copy;
  };
  const rewritten = [JSON.stringify(JSON.parse(text)), JSON.stringify(JSON.parse(text), null, 1), `[${text}]`, ''];
  const dressed = [`${text}\r\n`, `\ufeff${text}`, ` ${text}`, text + text, text.replaceAll('\\/', '/')];
  return [
    ...places.flatMap((at) => BITS.map((bit) => flipped(at, bit))),
    ...places.flatMap((at) => [body.subarray(0, at), body.subarray(at + 1)]),
    ...Array.from({ length: 256 }, (_, byte) => Buffer.concat([body, Buffer.from([byte])])),
    ...[...rewritten, ...dressed].map((each) => Buffer.from(each)),
  ].map((changed) => ({ body: changed, headers }));
}

// Google signs nothing: only its key, in the body, can be forged.
function wrongKeys({ body, headers }: Sent): Sent[] {
  const { google_key: _key, ...keyless } = JSON.parse(body.toString('utf8')) as Record<string, unknown>;
  const keys: unknown[] = [...spoiled(SECRET), null, true, 0, [SECRET], { key: SECRET }];
  const names = ['Google_key', 'google_key ', 'googleKey', 'key', '__proto__', 'google_key\0'];
  const values = [
    ...keys.filter((key) => key !== SECRET).map((key) => ({ ...keyless, google_key: key })),
    ...names.map((name) => ({ ...keyless, [name]: SECRET })),
    ...[{ ...keyless, lead: { google_key: SECRET } }, [{ google_key: SECRET }], SECRET],
  ];
  return [
    ...values.map((value) => Buffer.from(JSON.stringify(value))),
    ...Array.from(body, (_, at) => body.subarray(0, at)),
  ].map((changed) => ({ body: changed, headers }));
}

function wrongTimes(id: PlatformId): Sent[] {
  const times = [...OFFSETS.map((offset) => String(SECONDS + offset)), ...NO_TIMES];
  const isTimed = ({ headers }: Sent) => headers.some(([name]) => name === 't' || name === 'tiktok-signature');
  return times.flatMap((time) => genuine(id, SECRET, time)).filter(isTimed);
}

/** Requests that the platform would never send; some cannot be sent at all, some occur twice. */
export function forgeries(id: PlatformId): Sent[] {
  const random = fc.sample(fc.string({ minLength: 1, unit: 'grapheme' }), { numRuns: 2_000, seed: 20_261_123 });
  const guessed = [...GUESSES, ...random].flatMap((guess) => genuine(id, guess));
  const foreign = platformIds.filter((other) => other !== id).flatMap((other) => genuine(other));
  if (keyed[id]) return [...guessed, ...foreign, ...genuine(id).flatMap(wrongKeys)];
  const swapped = genuine(id).flatMap(({ body }) => foreign.map(({ headers }) => ({ body, headers })));
  const changed = [wrongHeaders, wrongSchemes, wrongBodies].flatMap((change) => genuine(id).flatMap(change));
  return [...guessed, ...foreign, ...swapped, ...changed, ...wrongTimes(id)];
}
