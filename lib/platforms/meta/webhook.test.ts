import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { deliveryReader } from '../testing/delivery-reader';
import { metaWebhooks } from './webhook';

const TIME = 1_782_862_117;
const { parsed, effects } = deliveryReader(metaWebhooks);
const batchOf = (object: string, field: string, value: unknown, id = '101') => ({
  object,
  entry: [{ id, time: TIME, changes: [{ field, value }] }],
});
const syncs = (dataType: 'campaigns' | 'posts') => ({ kind: 'sync', dataType });

describe('a batch', () => {
  const one = { field: 'feed', value: { item: 'status', post_id: '77_88' } };
  const other = { field: 'mention', value: { post_id: '77_99' } };
  const entry = (changes: unknown, id: unknown = '77', time: unknown = TIME) => ({ id, time, changes });

  it('is split by change, each with its own subject', () => {
    expect(parsed({ object: 'page', entry: [entry([one, other]), entry([one], '78')] })).toEqual([
      {
        key: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
        kind: 'feed',
        subject: { type: 'profile', externalId: '77' },
        occurredAt: new Date(TIME * 1000),
        payload: { object: 'page', id: '77', time: TIME, change: one },
      },
      expect.objectContaining({ kind: 'mention', subject: { type: 'profile', externalId: '77' } }),
      expect.objectContaining({ kind: 'feed', subject: { type: 'profile', externalId: '78' } }),
    ]);
  });

  it('has the same keys for the same changes in whichever batch, and others for all else', () => {
    const key = (value: object) => parsed(value)[0].key;
    const first = key({ object: 'page', entry: [entry([one])] });
    expect(parsed({ entry: [entry([other]), entry([other, one])], object: 'page' }).at(-1)?.key).toBe(first);
    const others = [
      { object: 'instagram', entry: [entry([one])] },
      { object: 'page', entry: [entry([one], '78')] },
      { object: 'page', entry: [entry([one], '77', TIME + 1)] },
      { object: 'page', entry: [entry([{ ...one, field: 'mention' }])] },
      { object: 'page', entry: [entry([{ ...one, value: { ...one.value, item: 'photo' } }])] },
    ];
    expect(new Set([first, ...others.map(key)]).size).toBe(others.length + 1);
  });

  it('a batch of a thousand changes has a thousand deliveries', () => {
    const entries = Array.from({ length: 1000 }, (_, index) => entry([one], String(index)));
    const deliveries = parsed({ object: 'page', entry: entries });
    expect(new Set(deliveries.map(({ key }) => key)).size).toBe(1000);
  });

  it('is not lost for one that is another shape', () => {
    const odd = [null, 7, [], {}, entry('x'), entry([null, { field: 5 }, one]), { id: '77', messaging: [{}] }];
    const deliveries = parsed({ object: 'page', entry: [...odd, entry([one], 78, null)] });
    expect(deliveries.map(({ kind }) => kind)).toEqual([...Array<string>(7).fill('page'), 'feed', 'page', 'feed']);
    expect(new Set(deliveries.map(({ key }) => key)).size).toBe(deliveries.length);
    expect(deliveries.at(-2)?.subject).toEqual({ type: 'profile', externalId: '77' });
    expect(deliveries.at(-1)).toMatchObject({ subject: { type: 'profile', externalId: '78' }, occurredAt: null });
    const results = effects({ object: 'page', entry: [...odd, entry([one], 78, null)] });
    expect(results.filter((all) => all.length > 0)).toEqual([[syncs('posts')], [syncs('posts')]]);
  });

  it('a batch without values names the fields alone', () => {
    const [delivery] = parsed({
      object: 'page',
      entry: [{ id: '77', time: TIME, changed_fields: ['feed', 'leadgen'] }],
    });
    expect(delivery).toMatchObject({ kind: 'feed', payload: { change: { field: 'feed', value: null } } });
  });

  it.each([-1e14, 1e15, 8.64e15, 1e300, '1782862117', null, {}])('has no invalid time: %s', (time) => {
    expect(parsed({ object: 'page', entry: [entry([one], '77', time)] })[0]).toMatchObject({
      kind: 'feed',
      occurredAt: null,
    });
  });

  it('keeps long ids whole', () => {
    const text = JSON.stringify(batchOf('page', 'leadgen', { leadgen_id: 1 }, '77')).replace(
      '"leadgen_id":1',
      '"leadgen_id":7126711421177430274',
    );
    expect(effects(text)).toMatchObject([[{ kind: 'lead', lead: { externalId: '7126711421177430274' } }]]);
  });

  it.each([
    ['ad_account', { type: 'ad_account', externalId: 'act_101' }],
    ['instagram', { type: 'profile', externalId: '101' }],
    ['permissions', { type: 'person', externalId: '101' }],
    ['application', null],
    ['constructor', null],
    ['__proto__', null],
  ])('a batch of %s has a subject that the connector can find', (object, subject) => {
    expect(parsed(batchOf(object, 'x', {}))[0].subject).toEqual(subject);
  });

  it('takes the id of an ad account with its prefix as well', () => {
    const [delivery] = parsed(batchOf('ad_account', 'x', {}, 'act_101'));
    expect(delivery.subject).toEqual({ type: 'ad_account', externalId: 'act_101' });
  });

  it.each([
    '',
    'null',
    '7',
    '[]',
    '{}',
    '{"object":"page"}',
    '{"object":"page","entry":{}}',
    '{"object":"page","entry":[]}',
    '{"object":5,"entry":[{"id":"1"}]}',
    '{"__proto__":{"object":"page","entry":[{"id":"1"}]}}',
    '{"object":"page","entry":[{"id":"77"',
    `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    `{"object":"page","entry":[${'{"a":'.repeat(70)}1${'}'.repeat(70)}]}`,
  ])('a batch of another shape is stored as unreadable, without effects (%#)', (text) => {
    expect(parsed(text)).toMatchObject([{ kind: 'unreadable', subject: null }]);
    expect(effects(text)).toEqual([[]]);
  });
});

const SECRET = 'test-secret';
const at = new Date('2026-11-23T09:00:00Z');

const isGenuine = (body: string, headers: Record<string, string>, secrets: [string, ...string[]] = [SECRET]) =>
  metaWebhooks.verifyWebhook({ body: Buffer.from(body), headers: new Headers(headers), receivedAt: at }, secrets);
const signed = (message: string, hash = 'sha256') => createHmac(hash, SECRET).update(message).digest('hex');

describe('a signature', () => {
  const body =
    '{"object":"page","entry":[{"id":"77","time":1782862117,"changes":[{"field":"feed","value":{"item":"status","verb":"add","post_id":"77_88","created_time":1782862110}}]}]}';
  /** printf '%s' "$body" | openssl dgst -sha256 -hmac test-secret */
  const mac = '591ed665346d6882f3785784648f233bfb4b5b64231d8541328e93b6b5d5a4b2';
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
