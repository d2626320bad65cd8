import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { metaWebhooks } from './webhook';

const SECRET = 'test-secret';
const at = new Date('2026-11-23T09:00:00Z');
const TIME = 1_782_862_117;

const isGenuine = (body: string, headers: Record<string, string>, secrets: [string, ...string[]] = [SECRET]) =>
  metaWebhooks.verifyWebhook({ body: Buffer.from(body), headers: new Headers(headers), receivedAt: at }, secrets);
const signed = (message: string, hash = 'sha256') => createHmac(hash, SECRET).update(message).digest('hex');

describe('a signature', () => {
  const body =
    '{"object":"page","entry":[{"id":"77","time":1782862117,"changes":[{"field":"feed","value":{"item":"status","verb":"add","post_id":"77_88","created_time":1782862110}}]}]}';
  /** printf '%s' "$body" | openssl dgst -sha256 -hmac test-secret */
  const mac = '591ed665346d6882f3785784648f233bfb4b5b64231d8541328e93b6b5d5a4b2';
  /** The same with -sha1. */
  const sha1 = 'ccb4c827a2f31f0a378736f3133bb7dd68b35dd0';

  it('is accepted of each live secret, whatever the older header says', () => {
    const headers = { 'X-Hub-Signature-256': `sha256=${mac}`, 'x-hub-signature': 'sha1=wrong' };
    expect(isGenuine(body, headers)).toBe(true);
    expect(isGenuine(body, headers, ['newer', SECRET])).toBe(true);
    expect(isGenuine(body, headers, ['newer', 'older'])).toBe(false);
  });

  it.each([
    [
      'the ad account of the documents',
      '{"object":"ad_account","entry":[{"id":"101","time":1782862117,"changes":[{"field":"with_issues_ad_objects","value":{"id":"6001","level":"CAMPAIGN","error_code":"567","error_summary":"s","error_message":"m"}}]}]}',
      '5511b376a633d278c24fcd1d6e74026809c43789d1ff5b182244753d01455fda',
    ],
    [
      'escapes',
      String.raw`{"object":"page","entry":[{"id":"77","time":1782862117,"changes":[{"field":"feed","value":{"message":"\u00e4 \u0645\u0631\u062d\u0628\u064b\u0627 \ud83c\udf34","link":"https:\/\/x.example\/a"}}]}]}`,
      '79bc9d246f29bd742c2c9dc6fbc2b7604c23f0d78a2536b35cfb90fe42b5f744',
    ],
    [
      'letters as they are',
      '{"object":"page","entry":[{"id":"77","time":1,"changes":[{"field":"feed","value":{"message":"ä مرحبًا 🌴"}}]}]}',
      '8a9ce8323766544975f92e7315529440a8bc117e7a1952dc9cfa0c1c6f23cfa5',
    ],
  ])('is over the bytes as they came: %s', (_what, text, signature) => {
    // Made with the same command.
    const headers = { 'x-hub-signature-256': `sha256=${signature}` };
    expect(isGenuine(text, headers)).toBe(true);
    for (const other of [`${text} `, `${text}\n`, `\ufeff${text}`, text.slice(0, -1), JSON.stringify([text])]) {
      expect(isGenuine(other, headers)).toBe(false);
    }
    const rewritten = JSON.stringify(JSON.parse(text));
    expect(isGenuine(rewritten, headers)).toBe(rewritten === text);
  });

  it.each<[string, Record<string, string>]>([
    ['none', {}],
    ['empty', { 'x-hub-signature-256': '' }],
    ['the prefix alone', { 'x-hub-signature-256': 'sha256=' }],
    ['without the prefix', { 'x-hub-signature-256': mac }],
    ['twice the prefix', { 'x-hub-signature-256': `sha256=sha256=${mac}` }],
    ['another prefix', { 'x-hub-signature-256': `sha1=${mac}` }],
    ['the prefix in capitals', { 'x-hub-signature-256': `SHA256=${mac}` }],
    ['capitals', { 'x-hub-signature-256': `sha256=${mac.toUpperCase()}` }],
    ['cut', { 'x-hub-signature-256': `sha256=${mac.slice(0, 62)}` }],
    ['longer', { 'x-hub-signature-256': `sha256=${mac}00` }],
    ['sent twice', { 'x-hub-signature-256': `sha256=${mac}, sha256=${mac}` }],
    ['no hexadecimal', { 'x-hub-signature-256': `sha256=${'zz'.repeat(32)}` }],
    ['base64', { 'x-hub-signature-256': `sha256=${Buffer.from(mac, 'hex').toString('base64')}` }],
    ['SHA-1 in its place', { 'x-hub-signature-256': `sha256=${sha1}` }],
    ['SHA-512', { 'x-hub-signature-256': `sha256=${signed(body, 'sha512').slice(0, 64)}` }],
    ['the older header alone', { 'x-hub-signature': `sha1=${sha1}` }],
    ['in the older header', { 'x-hub-signature': `sha256=${mac}` }],
    ['in the header of X', { 'x-twitter-webhooks-signature': `sha256=${mac}` }],
    ['in the header of TikTok', { 'x-open-signature': mac }],
    ['as LinkedIn signs', { 'x-hub-signature-256': `sha256=${signed(`hmacsha256=${body}`)}` }],
    ['as TikTok signs', { 'x-hub-signature-256': `sha256=${signed(`${TIME}.${body}`)}` }],
  ])('is refused: %s', (_what, headers) => {
    expect(isGenuine(body, headers)).toBe(false);
  });
});

describe('the handshake', () => {
  const query = { 'hub.mode': 'subscribe', 'hub.challenge': '1158201444', 'hub.verify_token': 'word' };
  const ask = (changed: Record<string, string>, verifyToken: string | null = 'word') =>
    metaWebhooks.answerChallenge?.(new URLSearchParams({ ...query, ...changed }), { signing: [SECRET], verifyToken });

  it('is answered with the challenge as plain text', () => {
    expect(ask({})).toEqual({ contentType: 'text/plain', body: '1158201444' });
  });

  it.each<Record<string, string>>([
    { 'hub.verify_token': 'words' },
    { 'hub.verify_token': 'Word' },
    { 'hub.verify_token': '' },
    { 'hub.verify_token': SECRET },
    { 'hub.mode': 'unsubscribe' },
    { 'hub.mode': '' },
    { 'hub.challenge': '' },
  ])('proves nothing with %o', (changed) => {
    expect(ask(changed)).toBe('refused');
  });

  it('is refused while no word is set', () => {
    expect(ask({}, null)).toBe('refused');
    expect(ask({ 'hub.verify_token': '' }, '')).toBe('refused');
  });
});
