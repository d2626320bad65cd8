import { describe, expect, it } from 'vitest';
import type { PlatformId } from '@/lib/platform-ids';
import { platformDefinition } from './registry';
import type { RawWebhook } from './webhook';

// Golden vectors, none made by this project's functions. Those of the first table come from
// printf '%s' "$message" | openssl dgst -sha256 -hmac test-secret [-binary | base64]
// over the message that the platform signs; non-ASCII bodies are UTF-8 unless they are escaped.
const at = new Date(1_767_225_600_000);
const t = '1767225600';

interface Vector {
  platform: PlatformId;
  what: string;
  body: string;
  headers: Record<string, string>;
}

const vectors: Vector[] = [
  {
    platform: 'linkedin',
    what: 'a lead',
    body: '{"type":"LEAD_ACTION"}',
    headers: { 'x-li-signature': '377069f42e8f274df25bbcaa7c0ea43bd41ced889c4a6ce0d115a25c52aa4f78' },
  },
  {
    platform: 'linkedin',
    what: 'the prefix in the header too',
    body: '{"type":"LEAD_ACTION"}',
    headers: { 'x-li-signature': 'hmacsha256=377069f42e8f274df25bbcaa7c0ea43bd41ced889c4a6ce0d115a25c52aa4f78' },
  },
  {
    platform: 'twitter',
    what: 'an event',
    body: '{"data":{"event_uuid":"1"}}',
    headers: { 'x-twitter-webhooks-signature': 'sha256=TKx8fESe4LAJZJCE9CjcJOU06cLkCSI4MJY4JS3oevM=' },
  },
  {
    platform: 'snapchat',
    what: 'a lead',
    body: '{"lead_id":"L1"}',
    headers: { t, signature: 'f8d0cd56096ac480091c240c094bad3e6ff2cb4438855f91b03f691053e993ef' },
  },
  {
    platform: 'meta',
    what: 'Arabic, an emoji and slashes as escapes',
    body: String.raw`{"object":"page","entry":[{"id":"77","time":1782862117,"changes":[{"field":"feed","value":{"message":"\u00e4 \u0633\u0644\u0627\u0645 \ud83d\udc4b","link":"https:\/\/x.example"}}]}]}`,
    headers: { 'x-hub-signature-256': 'sha256=eef5350e63abf943c0a9525531b1a5403ee3c6604d2274517dbe8b877c55bb2b' },
  },
  {
    platform: 'snapchat',
    what: 'Arabic and an emoji',
    body: '{"lead_id":"L2","first_name":"سارة 👋","email":"sara@example.com"}',
    headers: { t: '1767225600', signature: 'a95888da997aecbc1c19c26dc0044bd4fbf47ff85acd2d2175d5c704a91be3fe' },
  },
  {
    platform: 'snapchat',
    what: 'a prefix in the header',
    body: '{"lead_id":"L2","first_name":"سارة 👋","email":"sara@example.com"}',
    headers: { t: '1767225600', signature: 'sha256=a95888da997aecbc1c19c26dc0044bd4fbf47ff85acd2d2175d5c704a91be3fe' },
  },
  {
    platform: 'tiktok',
    what: 'an event of an account',
    body: String.raw`{"client_key":"aw1","event":"post.publish.complete","create_time":1790000000,"user_openid":"723f","content":"{\"publish_id\":\"v2.1\",\"title\":\"عرض ✨\"}"}`,
    headers: { 'tiktok-signature': 't=1767225600,s=ffe5c40d489758294cae79ba230b012917088a2c464eaa2b94d3e8134fed5faf' },
  },
  {
    platform: 'tiktok',
    what: 'a lead of an advertiser',
    body: '{"request_id":1,"object":1,"entry":[{"id":7126711421177430274,"lead_source":"INSTANT_FORM","advertiser_id":7590001,"changes":[{"field":"name","value":"ليان"}]}],"time":1614334356}',
    headers: { 'x-open-signature': '937a84805f6fb05af3de5b9786802ee5405e034fbf8dc5630b5779db48c829a8' },
  },
  {
    platform: 'linkedin',
    what: 'Arabic and an emoji',
    body: '{"type":"ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS","notifications":[{"notificationId":1,"action":"COMMENT","text":"مرحبًا 🌴"}]}',
    headers: { 'x-li-signature': 'b189098ff285b793d1ea277500b6c8e987a736a0e0ef802c9222db3d636425d5' },
  },
  {
    platform: 'twitter',
    what: 'Arabic and an emoji',
    body: '{"data":{"event_uuid":"2","event_type":"post.create","payload":{"text":"خبر ✨"}}}',
    headers: { 'x-twitter-webhooks-signature': 'sha256=UMSkaqkHe2t1gqCZ1rqYALEl9znXg59knfYbB4/9o5s=' },
  },
  {
    platform: 'google',
    what: 'the key of the form',
    body: '{"lead_id":"G1","google_key":"test-secret","user_column_data":[{"column_id":"FULL_NAME","string_value":"سارة"}]}',
    headers: {},
  },
];

const raw = ({ body, headers }: Pick<Vector, 'body' | 'headers'>, receivedAt = at): RawWebhook => ({
  body: Buffer.from(body),
  headers: new Headers(headers),
  receivedAt,
});

describe('a signature made elsewhere', () => {
  it.each(vectors)('a signature of $platform made elsewhere is accepted: $what', (vector) => {
    const { verifyWebhook } = platformDefinition(vector.platform).webhooks;
    expect(verifyWebhook(raw(vector), ['test-secret'])).toBe(true);
    expect(verifyWebhook(raw(vector), ['newer', 'test-secret'])).toBe(true);
    expect(verifyWebhook(raw(vector), ['newer', 'older'])).toBe(false);
    expect(verifyWebhook(raw({ ...vector, body: `${vector.body} ` }), ['test-secret'])).toBe(
      vector.platform === 'google',
    );
  });

  it('a signature made elsewhere with a time is good for five minutes before and after it', () => {
    for (const vector of vectors.filter(
      ({ platform, headers }) => platform === 'snapchat' || 'tiktok-signature' in headers,
    )) {
      const { verifyWebhook } = platformDefinition(vector.platform).webhooks;
      const accepts = (seconds: number) =>
        verifyWebhook(raw(vector, new Date(at.getTime() + seconds * 1000)), ['test-secret']);
      expect([-301, -300, 300, 301].map(accepts)).toEqual([false, true, true, false]);
    }
  });
});

describe('a handshake', () => {
  const ask = (platform: PlatformId, query: Record<string, string>, verifyToken: string | null = 'word') =>
    platformDefinition(platform).webhooks.answerChallenge?.(new URLSearchParams(query), {
      signing: ['test-secret', 'older'],
      verifyToken,
    });

  it('a handshake of LinkedIn proves the secret', () => {
    const challengeCode = '890e4665-4dfe-4ab1-b689-ed553bceeed0';
    const answer = ask('linkedin', { challengeCode });
    expect(answer).toMatchObject({ contentType: 'application/json' });
    expect(JSON.parse((answer as { body: string }).body)).toEqual({
      challengeCode,
      challengeResponse: '8bde2af5ee9529546d2098fc83434bb05aff1104dca629a22f301714626e29b0',
    });
    expect(ask('linkedin', {})).toBe('refused');
  });

  it('a handshake of X proves the secret', () => {
    const answer = ask('twitter', { crc_token: 'abc123', nonce: 'ignored' });
    expect(JSON.parse((answer as { body: string }).body)).toEqual({
      response_token: 'sha256=Z7aPPn0OT3ARmifwmGJkMRec74H1AV+RwtpUqN8Ev2c=',
    });
    expect(ask('twitter', { crc_token: '' })).toBe('refused');
  });

  it('a handshake of Meta needs the shared verify token', () => {
    const query = { 'hub.mode': 'subscribe', 'hub.challenge': '1158201444', 'hub.verify_token': 'word' };
    expect(ask('meta', query)).toEqual({ contentType: 'text/plain', body: '1158201444' });
    expect(ask('meta', { ...query, 'hub.verify_token': 'guess' })).toBe('refused');
    expect(ask('meta', { ...query, 'hub.mode': 'unsubscribe' })).toBe('refused');
    expect(ask('meta', query, null)).toBe('refused');
    expect(ask('meta', { ...query, 'hub.verify_token': '' }, '')).toBe('refused');
  });

  it('a handshake does not exist on the other platforms', () => {
    for (const platform of ['google', 'tiktok', 'snapchat'] as const) expect(ask(platform, {})).toBeUndefined();
  });
});
