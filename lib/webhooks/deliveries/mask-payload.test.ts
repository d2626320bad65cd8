import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MASK, maskPayload } from './mask-payload';

// Bodies from the platforms' documentation, with personal data, and parts of them as deliveries store them.
const payloads: Record<string, unknown> = {
  metaReview: {
    object: 'ad_account',
    entry: [
      {
        id: '101',
        time: 1_782_862_117,
        changes: [
          {
            field: 'with_issues_ad_objects',
            value: { id: '6001', level: 'CAMPAIGN', error_code: '567', error_summary: 'Why so', error_message: 'Long' },
          },
        ],
      },
    ],
  },
  metaComment: {
    field: 'feed',
    value: {
      ...{ item: 'comment', verb: 'add', post_id: '77_88', comment_id: '88_99', created_time: 1_782_862_110 },
      from: { id: '555001', name: 'Mona Salem' },
      message: 'Call me on +15550100',
    },
  },
  metaInstagram: {
    object: 'instagram',
    entry: [
      {
        id: '178',
        changes: [{ field: 'comments', value: { from: { id: '555001', username: 'mona.salem' }, text: 'Lovely' } }],
      },
    ],
  },
  metaLead: { field: 'leadgen', value: { leadgen_id: '444', form_id: '5', page_id: '6', ad_id: '7' } },
  google: {
    ...{ lead_id: 'TeSter-123', api_version: '1.0', form_id: '40000000000', campaign_id: '900', is_test: false },
    ...{ gcl_id: 'Cj0KEQ', lead_submit_time: '2026-11-20T12:30:00Z' },
    user_column_data: [
      { column_id: 'FULL_NAME', column_name: 'Full Name', string_value: 'Mona Salem' },
      { column_id: 'EMAIL', string_value: 'mona@example.com' },
      { column_name: 'Does Mona Salem drink coffee?', string_value: '+15550100' },
    ],
  },
  linkedInAction: {
    type: 'ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS',
    notifications: [
      {
        ...{ notificationId: 139_602, organizationalEntity: 'urn:li:organization:10002', action: 'LIKE' },
        ...{ sourcePost: 'urn:li:share:71', lastModifiedAt: 1_754_000_000_000, subscriber: 'urn:li:person:Abc1' },
        generatedActivity: 'urn:li:like:(urn:li:person:Abc1,urn:li:activity:71)',
        decoratedGeneratedActivity: { comment: { text: 'Lovely', owner: 'urn:li:person:Abc1' } },
      },
    ],
  },
  linkedInLead: {
    ...{ type: 'LEAD_ACTION', leadGenFormResponse: 'urn:li:leadGenFormResponse:1-2', leadType: 'SPONSORED' },
    ...{ owner: { sponsoredAccount: 'urn:li:sponsoredAccount:507' }, occurredAt: 1_754_000_000_000 },
  },
  tiktokAccount: {
    ...{ client_key: 'aw1', event: 'comment.update', create_time: 1_790_000_000, user_openid: '723f-1' },
    content: '{"comment_id":"1","text":"Mona Salem"}',
  },
  tiktokParsed: { event: 'comment.update', content: { comment_id: '1', text: 'Mona Salem', username: 'mona.salem' } },
  tiktokLead: {
    ...{
      id: '7126711421177430274',
      lead_source: 'INSTANT_FORM',
      advertiser_id: '7590001',
      campaign_name: 'Mona Salem',
    },
    changes: [
      { field: 'email', value: 'mona@example.com' },
      { field: 'name', value: 'Mona Salem' },
      { field: 'phone_number', value: '+15550100' },
    ],
  },
  snapchat: {
    ...{ form_id: 'f-1', form_name: 'Mona Salem', ad_account_id: '8adc', campaign_id: '92e1', ad_id: 'a-1' },
    ...{ lead_id: 'L1', create_time: '1767225600000', first_name: 'Mona', last_name: 'Salem' },
    ...{ email: 'mona@example.com', phone_number: '+15550100', custom_field_1: 'Lovely', consent_1: 'true' },
  },
  xActivity: {
    data: {
      ...{ event_uuid: '0b6f', event_type: 'post.mention.create', filter: { user_id: '555001' }, tag: 'ws_1' },
      payload: { id: '18', text: 'Lovely', author_id: '555001', created_at: '2026-07-01T12:00:00.000Z' },
    },
    includes: { users: [{ id: '555001', name: 'Mona Salem', username: 'mona.salem' }], tweets: [] },
  },
  xOlder: {
    for_user_id: '2244',
    tweet_create_events: [{ id_str: '18', text: 'Lovely', user: { id: '555001', screen_name: 'mona.salem' } }],
    follow_events: [{ source: { id: '555001', name: 'Mona Salem' }, target: { id: '555001' } }],
    direct_message_events: [{ message_create: { sender_id: '555001', message_data: { text: 'Lovely' } } }],
  },
  unreadable: { unreadable: 'name=Mona Salem&email=mona@example.com' },
};

// The personal data in those bodies.
const personal = ['Mona', 'Salem', 'mona', '@', '5550100', '555001', 'Lovely', 'Abc1', 'Cj0KEQ'];

describe('maskPayload', () => {
  it.each(Object.entries(payloads))('masks all personal data of %s', (_name, payload) => {
    const shown = JSON.stringify(maskPayload(payload));
    expect(personal.filter((text) => shown.includes(text))).toEqual([]);
  });

  it('shows ids, vocabulary, codes and times in their original shape', () => {
    expect(maskPayload(payloads.metaReview)).toEqual(payloads.metaReview);
    expect(maskPayload(payloads.tiktokLead)).toEqual({
      ...{ id: '7126711421177430274', lead_source: 'INSTANT_FORM', advertiser_id: '7590001', campaign_name: MASK },
      changes: [
        { field: 'email', value: MASK },
        { field: 'name', value: MASK },
        { field: 'phone_number', value: MASK },
      ],
    });
    expect(maskPayload(payloads.google)).toMatchObject({
      ...{ lead_id: 'TeSter-123', campaign_id: '900', is_test: false, gcl_id: MASK },
      user_column_data: [{ column_id: 'FULL_NAME', column_name: MASK, string_value: MASK }, {}, {}],
    });
    expect(maskPayload({ erased: true })).toEqual({ erased: true });
  });

  it('masks everything below an unknown key, and sentences under keys of ids', () => {
    expect(maskPayload({ from: { id: '1', entry: { time: 1 } } })).toEqual({
      from: { id: MASK, entry: { time: MASK } },
    });
    expect(maskPayload({ id: 'Mona Salem', code: 'mona@example.com', status: ['ACTIVE', 'منى'] })).toEqual({
      ...{ id: MASK, code: MASK },
      status: ['ACTIVE', MASK],
    });
    expect(maskPayload({ error_message: 'Ask mona@example.com' })).toEqual({ error_message: MASK });
    expect(maskPayload({ id: { email: 'mona', id: '1' } })).toEqual({ id: { email: MASK, id: MASK } });
  });

  it('masks payloads that are not objects and payloads nested too deeply', () => {
    expect([maskPayload('Mona'), maskPayload(7), maskPayload(null), maskPayload(['Mona'])]).toEqual([
      ...[MASK, MASK, null],
      [MASK],
    ]);
    const deep = `${'{"entry":'.repeat(5_000)}{"id":"1"}${'}'.repeat(5_000)}`;
    expect(JSON.stringify(maskPayload(JSON.parse(deep)))).toContain(MASK);
  });

  it('masks every value under an unknown key, at any depth', () => {
    const known = ['entry', 'changes', 'value', 'data', 'payload', 'id', 'field', 'status', 'time', 'error_message'];
    const key = fc.oneof(fc.constantFrom(...known), fc.constantFrom('email', 'name', 'answer', 'from'), fc.string());
    const unknownKey = fc.string().map((text) => `not-${text}`);
    const leaf = fc.oneof(fc.constant('SECRET'), fc.constant(4_711_007), fc.boolean(), fc.constant(null));
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ maxDepth: 5 }, leaf, fc.array(tie('tree'), { maxLength: 3 }), fc.dictionary(key, tie('tree'))),
    }));
    const wrap = (path: string[], inner: unknown) =>
      path.reduceRight<unknown>((value, name) => ({ [name]: value }), inner);
    fc.assert(
      fc.property(fc.array(key, { maxLength: 3 }), unknownKey, tree, (path, name, inner) => {
        const shown = leavesOf(maskPayload(wrap([...path, name], inner)));
        expect(shown.filter((value) => value !== MASK && value !== null)).toEqual([]);
      }),
    );
  });

  it('keeps the shape and every key of the payload', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        expect(shapeOf(maskPayload(value))).toEqual(shapeOf(value));
      }),
    );
  });
});

function leavesOf(value: unknown): unknown[] {
  if (value === null || typeof value !== 'object') return [value];
  return Object.values(value).flatMap(leavesOf);
}

function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (value === null || typeof value !== 'object') return value === null ? null : 'leaf';
  return Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]);
}
