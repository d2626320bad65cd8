import { describe, expect, it } from 'vitest';
import { deliveryReader } from '../../testing/delivery-reader';
import { tikTokWebhooks } from '../webhook';

const { parsed, effects } = deliveryReader(tikTokWebhooks);
const SECONDS = 1_790_000_000;
const at = new Date(SECONDS * 1000);
const published = String.raw`{"client_key":"aw1","event":"post.publish.complete","create_time":1790000000,"user_openid":"723f-1","content":"{\"publish_id\":\"v_pub_file~v2.1\",\"publish_type\":\"DIRECT_PUBLISH\"}"}`;

describe('an event of an account', () => {
  const event = (kind: string, content: unknown = {}, rest: object = {}) => ({
    client_key: 'aw1',
    event: kind,
    create_time: SECONDS,
    user_openid: '723f-1',
    content: JSON.stringify(content),
    ...rest,
  });
  const complete = event('post.publish.complete', { publish_id: 'v2.1' });

  it('has its profile as subject, and its content is parsed', () => {
    expect(parsed(published)).toEqual([
      {
        key: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
        kind: 'post.publish.complete',
        subject: { type: 'profile', externalId: '723f-1' },
        occurredAt: at,
        payload: {
          event: 'post.publish.complete',
          user_openid: '723f-1',
          create_time: SECONDS,
          content: { publish_id: 'v_pub_file~v2.1', publish_type: 'DIRECT_PUBLISH' },
        },
      },
    ]);
  });

  it('has one key however its JSON is written, and others for all else', () => {
    const key = (value: object) => parsed(value)[0].key;
    const again = { ...complete, content: '{"publish_type":"X", "publish_id":"v2.1"}', client_key: 'other' };
    expect(key(again)).toBe(key(complete));
    const others = [
      event('post.publish.failed', { publish_id: 'v2.1' }),
      event('post.publish.complete', { publish_id: 'v2.2' }),
      { ...complete, user_openid: '723f-2' },
      { ...complete, create_time: SECONDS + 1 },
      event('post.publish.complete', {}),
    ];
    expect(new Set([complete, ...others].map(key)).size).toBe(others.length + 1);
  });

  it('keeps long ids whole', () => {
    const text = String.raw`{"event":"comment.update","user_openid":"7","content":"{\"comment_id\":7126711421177430274}"}`;
    expect(parsed(text)[0].payload).toMatchObject({ content: { comment_id: '7126711421177430274' } });
    expect(parsed(text)[0].key).not.toBe(parsed(text.replace('274}', '275}'))[0].key);
  });

  it.each([
    'post.publish.complete',
    'post.publish.publicly_available',
    'post.publish.no_longer_publicaly_available',
    'video.publish.completed',
    'comment.update',
  ])('an event of an account: %s reads posts', (kind) => {
    expect(effects(event(kind, { publish_id: 'v2.1' }))).toEqual([[{ kind: 'sync', dataType: 'posts' }]]);
  });

  it('authorization.removed ends the access, whatever else is odd in it', () => {
    const odd = [{}, { content: 7 }, { content: '{"reason":' }, { create_time: null }, { user_openid: null }];
    for (const rest of odd) {
      expect(effects(event('authorization.removed', { reason: 1 }, rest))).toEqual([[{ kind: 'access_revoked' }]]);
    }
  });

  it.each(['post.publish.failed', 'post.publish.inbox_delivered', 'video.upload.failed', 'im_receive_msg', 'x.y'])(
    'an event of an account: %s has no effect',
    (kind) => {
      expect(parsed(event(kind))[0]).toMatchObject({ kind, subject: { externalId: '723f-1' } });
      expect(effects(event(kind))).toEqual([[]]);
    },
  );

  it('a test event of TikTok has its time in milliseconds', () => {
    const ping = event('tiktok.ping', { reason: 'testing Webhook' }, { create_time: 1_752_894_700_622 });
    expect(parsed(ping)[0]).toMatchObject({ kind: 'tiktok.ping', occurredAt: new Date(1_752_894_700_622) });
    expect(effects(ping)).toEqual([[]]);
  });

  it.each([-1e14, 8.64e15, 1e300, '1790000000', null, {}])('has no invalid time: %s', (time) => {
    expect(parsed({ ...complete, create_time: time })[0]).toMatchObject({
      kind: 'post.publish.complete',
      occurredAt: null,
    });
  });

  it('can be serialized again, however deep its content', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(() => JSON.stringify(parsed({ ...complete, content: deep }))).not.toThrow();
  });
});

describe('any other body', () => {
  it.each([
    '',
    'null',
    '7',
    '[]',
    '{}',
    '{"event":5}',
    '{"event":""}',
    '{"entry":[]}',
    '{"entry":{}}',
    '{"entry":[{"id":1}',
    '{"__proto__":{"event":"authorization.removed","user_openid":"1"}}',
    `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  ])('is stored as unreadable, without effects (%#)', (text) => {
    expect(parsed(text)).toMatchObject([{ kind: 'unreadable', subject: null }]);
    expect(effects(text)).toEqual([[]]);
  });
});
