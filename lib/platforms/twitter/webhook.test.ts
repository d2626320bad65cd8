import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { twitterWebhooks } from './webhook';

const SECRET = 'test-secret';
const at = new Date('2026-11-23T09:00:00Z');
const HEADER = 'x-twitter-webhooks-signature';

const isGenuine = (body: string, headers: Record<string, string>, secrets: [string, ...string[]] = [SECRET]) =>
  twitterWebhooks.verifyWebhook({ body: Buffer.from(body), headers: new Headers(headers), receivedAt: at }, secrets);
const signed = (message: string, hash = 'sha256', encoding: 'hex' | 'base64' = 'base64') =>
  createHmac(hash, SECRET).update(message).digest(encoding);
const parsed = (value: string | object) =>
  twitterWebhooks.parseDelivery(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)));
const effects = (value: string | object) =>
  parsed(value).map(({ payload }) => twitterWebhooks.effectsOf(JSON.parse(JSON.stringify(payload)) as unknown));
const readPosts = { kind: 'sync', dataType: 'posts' };

describe('a signature', () => {
  const body = '{"data":{"event_uuid":"1"}}';
  /** printf '%s' '{"data":{"event_uuid":"1"}}' | openssl dgst -sha256 -hmac test-secret -binary | base64 */
  const signature = 'sha256=TKx8fESe4LAJZJCE9CjcJOU06cLkCSI4MJY4JS3oevM=';

  it('is accepted of each live secret', () => {
    expect(isGenuine(body, { [HEADER]: signature })).toBe(true);
    expect(isGenuine(body, { [HEADER.toUpperCase()]: signature }, ['newer', SECRET])).toBe(true);
    expect(isGenuine(body, { [HEADER]: signature }, ['newer', 'older'])).toBe(false);
  });

  it('is over the bytes as they came: escapes, Arabic and emoji', () => {
    const text = String.raw`{"data":{"event_uuid":"0b6f","event_type":"post.create","filter":{"user_id":"2244994945"},"payload":{"text":"\u00e4 خبر ✨"}}}`;
    const headers = { [HEADER]: 'sha256=+G2rLrn7STH2/j/reOaUPfFu7K55PPyU5ba684rhYhY=' };
    expect(isGenuine(text, headers)).toBe(true);
    expect(isGenuine(JSON.stringify(JSON.parse(text)), headers)).toBe(false);
  });

  it.each<[string, Record<string, string>]>([
    ['none', {}],
    ['empty', { [HEADER]: '' }],
    ['the prefix alone', { [HEADER]: 'sha256=' }],
    ['no prefix', { [HEADER]: signature.slice(7) }],
    ['twice the prefix', { [HEADER]: `sha256=${signature}` }],
    ['the prefix in capitals', { [HEADER]: signature.replace('sha256', 'SHA256') }],
    ['other letters', { [HEADER]: `sha256=${signature.slice(7).toUpperCase()}` }],
    ['no padding', { [HEADER]: signature.slice(0, -1) }],
    ['cut', { [HEADER]: signature.slice(0, -4) }],
    ['a space in it', { [HEADER]: signature.replace('TKx8', 'TKx8 ') }],
    ['base64 for addresses', { [HEADER]: `sha256=${'-_'.padEnd(43, 'A')}=` }],
    ['sent twice', { [HEADER]: `${signature}, ${signature}` }],
    ['hex', { [HEADER]: `sha256=${signed(body, 'sha256', 'hex')}` }],
    ['SHA-1', { [HEADER]: `sha256=${signed(body, 'sha1')}` }],
    ['SHA-512', { [HEADER]: `sha256=${signed(body, 'sha512')}` }],
    ['of LinkedIn', { [HEADER]: `sha256=${signed(`hmacsha256=${body}`)}` }],
    ['in the header of Meta', { 'x-hub-signature-256': signature }],
  ])('is refused: %s', (_what, headers) => {
    expect(isGenuine(body, headers)).toBe(false);
  });

  it('is refused for a body that the handshake would sign', () => {
    for (const text of ['abc123', '7', 'null', 'true', 'e30=']) {
      expect(isGenuine(text, { [HEADER]: `sha256=${signed(text)}` })).toBe(false);
    }
  });
});

describe('the handshake', () => {
  const ask = (query: Record<string, string>) =>
    twitterWebhooks.answerChallenge?.(new URLSearchParams(query), { signing: [SECRET, 'older'], verifyToken: null });

  it('is answered with the newest secret', () => {
    // printf '%s' abc123 | openssl dgst -sha256 -hmac test-secret -binary | base64
    const body = '{"response_token":"sha256=Z7aPPn0OT3ARmifwmGJkMRec74H1AV+RwtpUqN8Ev2c="}';
    expect(ask({ crc_token: 'abc123', nonce: 'ignored' })).toEqual({ contentType: 'application/json', body });
    for (const crc_token of ['challenge_string', 'MGZhOTJhN2UtMjYxZg==', 'a/b+c', '890e4665-4dfe-4ab1']) {
      const response_token = `sha256=${signed(crc_token)}`;
      expect(ask({ crc_token })).toMatchObject({ body: JSON.stringify({ response_token }) });
    }
  });

  it.each(['', ' ', '{}', '{"data":{"event_uuid":"1"}}', '[]', '"a"', ' abc', 'abc\n', 'a'.repeat(201), 'ا'])(
    'signs nothing that could be a delivery: %s',
    (crc_token) => {
      expect(ask({ crc_token })).toBe('refused');
    },
  );

  it('the handshake without a token is refused', () => {
    expect(ask({})).toBe('refused');
  });
});

const USER = '2244994945';
const POST = { id: '1800000000000000001', text: 'خبر ✨', author_id: USER, created_at: '2026-07-01T12:00:00.000Z' };
const event = (event_type: string, payload: unknown = POST, filter: unknown = { user_id: USER }) => ({
  data: { event_uuid: '0b6f-1', event_type, filter, tag: 'ws_1', payload },
  includes: { users: [], tweets: [] },
});

describe('an event of the Activity API', () => {
  it('has the profile of its filter as subject', () => {
    expect(parsed(event('post.create'))).toEqual([
      {
        key: 'event:0b6f-1',
        kind: 'post.create',
        subject: { type: 'profile', externalId: USER },
        occurredAt: new Date('2026-07-01T12:00:00Z'),
        payload: { event_type: 'post.create', payload: POST },
      },
    ]);
  });

  it.each(['post.create', 'post.delete', 'profile.update.bio', 'profile.update.profile_picture', 'profile.update'])(
    'an event of the Activity API: %s reads posts',
    (type) => {
      expect(effects(event(type))).toEqual([[readPosts]]);
    },
  );

  it.each([
    ...['post.mention.create', 'post.reply.create', 'post.quote.create', 'post.repost.create', 'like.create'],
    ...['follow.follow', 'follow.unfollow', 'dm.received', 'news.new', 'post.create.later', 'xpost.create'],
  ])('an event of the Activity API: %s has no effect', (type) => {
    expect(parsed(event(type))[0]).toMatchObject({ kind: type, subject: { externalId: USER } });
    expect(effects(event(type))).toEqual([[]]);
  });

  it('oauth.revoke ends the access of that person', () => {
    expect(parsed(event('oauth.revoke', {}))[0].subject).toEqual({ type: 'person', externalId: USER });
    expect(effects(event('oauth.revoke', {}))).toEqual([[{ kind: 'access_revoked' }]]);
  });

  it('keeps long ids whole', () => {
    const text = JSON.stringify(event('post.create')).replace(`"user_id":"${USER}"`, '"user_id":1234567890123456789');
    expect(parsed(text)[0].subject?.externalId).toBe('1234567890123456789');
  });

  it('is not lost for what is missing in it', () => {
    for (const filter of [null, {}, { user_id: null }, { keyword: 'x' }, [], 'x']) {
      expect(parsed(event('post.create', null, filter))[0]).toMatchObject({ kind: 'post.create', subject: null });
    }
    const { payload: _payload, ...data } = event('post.create').data;
    expect(parsed({ data })[0]).toMatchObject({ kind: 'post.create', occurredAt: null });
    expect(effects({ data })).toEqual([[readPosts]]);
  });

  it.each(['soon', '', '0000-01-01T00:00:00Z', '+275760-09-13T00:00:00Z', '-000001-01-01T00:00:00Z', 7, null])(
    'has no invalid time: %s',
    (created_at) => {
      expect(parsed(event('post.create', { ...POST, created_at }))[0].occurredAt).toBeNull();
    },
  );
});

describe('the Account Activity API', () => {
  const tweet = { id: 1, id_str: '1800000000000000001', user: { id_str: USER }, timestamp_ms: '1782907200000' };
  const followed = { type: 'follow', created_timestamp: '1782907200000', target: { id: USER }, source: { id: '5' } };

  it('is split, each event with the user as subject', () => {
    const tweets = [tweet, { ...tweet, id_str: '1800000000000000002' }];
    const deliveries = parsed({ for_user_id: USER, users: {}, tweet_create_events: tweets, follow_events: [followed] });
    expect(deliveries).toMatchObject([
      { key: `tweet_create_events:${USER}:1800000000000000001`, kind: 'tweet_create_events' },
      { key: `tweet_create_events:${USER}:1800000000000000002` },
      { key: expect.stringMatching(/^sha256:/), kind: 'follow_events' },
    ]);
    for (const { subject, occurredAt } of deliveries) {
      expect(subject).toEqual({ type: 'profile', externalId: USER });
      expect(occurredAt).toEqual(new Date(1_782_907_200_000));
    }
  });

  it('has one key per event in whichever batch, and another for another user', () => {
    const [alone] = parsed({ for_user_id: USER, follow_events: [followed] });
    const batch = parsed({ for_user_id: USER, tweet_create_events: [tweet], follow_events: [{ ...followed }] });
    expect(batch[1]?.key).toBe(alone.key);
    expect(parsed({ for_user_id: '5', tweet_create_events: [tweet] })[0].key).not.toBe(batch[0].key);
    expect(parsed({ for_user_id: '5', follow_events: [followed] })[0].key).not.toBe(alone.key);
  });

  it('reads posts for those of the user, not for what others write about them', () => {
    expect(effects({ for_user_id: USER, tweet_create_events: [tweet] })).toEqual([[readPosts]]);
    expect(effects({ for_user_id: '5', tweet_create_events: [tweet] })).toEqual([[]]);
    const status = { id: tweet.id_str, user_id: USER };
    expect(effects({ for_user_id: USER, tweet_delete_events: [{ status, timestamp_ms: '1' }] })).toEqual([[readPosts]]);
  });

  it.each(['favorite_events', 'follow_events', 'direct_message_events', 'mute_events', 'new_events'])(
    'the Account Activity API: %s have no effect',
    (kind) => {
      expect(parsed({ for_user_id: USER, [kind]: [{ id: 'a1' }] })[0]).toMatchObject({ kind, occurredAt: null });
      expect(effects({ for_user_id: USER, [kind]: [{ id: 'a1' }, null, 7, []] })).toEqual([[], [], [], []]);
    },
  );

  it('reports a withdrawn access', () => {
    const revoke = { date_time: '2026-05-24T09:48:12+00:00', target: { app_id: '1' }, source: { user_id: USER } };
    const [delivery] = parsed({ user_event: { revoke } });
    expect(delivery).toMatchObject({ kind: 'oauth.revoke', subject: { type: 'person', externalId: USER } });
    expect(delivery.occurredAt).toEqual(new Date('2026-05-24T09:48:12Z'));
    expect(parsed({ user_event: { revoke: { ...revoke } } })[0].key).toBe(delivery.key);
    for (const date_time of [undefined, null, 7, 'soon', '0000-01-01T00:00:00Z']) {
      expect(parsed({ user_event: { revoke: { ...revoke, date_time } } })[0]).toMatchObject({
        kind: 'oauth.revoke',
        occurredAt: null,
      });
    }
    expect(effects({ user_event: { revoke } })).toEqual([[{ kind: 'access_revoked' }]]);
  });

  it.each(['8640000000000000', 8.64e15, '-1', 'soon', '', {}, null])('has no invalid time: %s', (timestamp_ms) => {
    const [delivery] = parsed({ for_user_id: USER, tweet_create_events: [{ ...tweet, timestamp_ms }] });
    expect(delivery).toMatchObject({ kind: 'tweet_create_events', occurredAt: null });
  });
});

describe('any other body', () => {
  it.each([
    ...['', 'null', '7', '[]', '{}', '{"data":null}', '{"data":[]}', '{"data":{"event_uuid":"1"}}', '{"data":{"a":1}'],
    ...['{"data":{"event_uuid":1,"event_type":"post.create"}}', '{"for_user_id":"1"}', '{"for_user_id":"","x":[1]}'],
    ...['{"user_event":{"revoke":{}}}', '{"__proto__":{"for_user_id":"1"}}', '{"for_user_id":"1","follow_events":[]}'],
    `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  ])('is stored as unreadable, without effects (%#)', (text) => {
    expect(parsed(text)).toMatchObject([{ kind: 'unreadable', subject: null }]);
    expect(effects(text)).toEqual([[]]);
  });
});
