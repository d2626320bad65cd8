import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { linkedInWebhooks } from './webhook';

const SECRET = 'test-secret';
const at = new Date('2026-11-23T09:00:00Z');
const TYPE = 'ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS';

const isGenuine = (body: string, headers: Record<string, string>, secrets: [string, ...string[]] = [SECRET]) =>
  linkedInWebhooks.verifyWebhook({ body: Buffer.from(body), headers: new Headers(headers), receivedAt: at }, secrets);
const signed = (message: string, hash = 'sha256') => createHmac(hash, SECRET).update(message).digest('hex');
const parsed = (value: string | object) =>
  linkedInWebhooks.parseDelivery(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)));
const effects = (value: string | object) =>
  parsed(value).map(({ payload }) => linkedInWebhooks.effectsOf(JSON.parse(JSON.stringify(payload)) as unknown));

describe('a signature', () => {
  const body = '{"type":"LEAD_ACTION"}';
  /** printf '%s' 'hmacsha256={"type":"LEAD_ACTION"}' | openssl dgst -sha256 -hmac test-secret */
  const signature = '377069f42e8f274df25bbcaa7c0ea43bd41ced889c4a6ce0d115a25c52aa4f78';
  const ofBodyAlone = '8b54f86bfe626654e681eac28559a2d2cb02a84d0856ea3e58271677607a0b22';

  it('is accepted with the prefix in the header or without, of each live secret', () => {
    for (const value of [signature, `hmacsha256=${signature}`]) {
      expect(isGenuine(body, { 'x-li-signature': value })).toBe(true);
      expect(isGenuine(body, { 'X-LI-Signature': value }, ['newer', SECRET])).toBe(true);
      expect(isGenuine(body, { 'x-li-signature': value }, ['newer', 'older'])).toBe(false);
    }
  });

  it('is over the bytes as they came: escapes, Arabic and emoji', () => {
    const text = String.raw`{"type":"ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS","notifications":[{"notificationId":139602,"organizationalEntity":"urn:li:organization:10002","action":"COMMENT","decoratedGeneratedActivity":{"comment":{"text":"\u00e4 مرحبًا 🌴"}}}]}`;
    const headers = { 'x-li-signature': 'c1bdbebd161956d13961d0356b3480a661e08dbb6f9c1b45dca1ea03fbcfc270' };
    expect(isGenuine(text, headers)).toBe(true);
    expect(isGenuine(JSON.stringify(JSON.parse(text)), headers)).toBe(false);
  });

  it.each<[string, Record<string, string>]>([
    ['none', {}],
    ['empty', { 'x-li-signature': '' }],
    ['the prefix alone', { 'x-li-signature': 'hmacsha256=' }],
    ['of the body alone', { 'x-li-signature': ofBodyAlone }],
    ['capitals', { 'x-li-signature': signature.toUpperCase() }],
    ['cut', { 'x-li-signature': signature.slice(0, 62) }],
    ['longer', { 'x-li-signature': `${signature}00` }],
    ['sent twice', { 'x-li-signature': `${signature}, ${signature}` }],
    ['twice the prefix', { 'x-li-signature': `hmacsha256=hmacsha256=${signature}` }],
    ['the prefix of Meta', { 'x-li-signature': `sha256=${signature}` }],
    ['the prefix in capitals', { 'x-li-signature': `HMACSHA256=${signature}` }],
    ['base64', { 'x-li-signature': Buffer.from(signature, 'hex').toString('base64') }],
    ['SHA-1', { 'x-li-signature': signed(`hmacsha256=${body}`, 'sha1') }],
    ['SHA-512', { 'x-li-signature': signed(`hmacsha256=${body}`, 'sha512') }],
    ['in the header of Meta', { 'x-hub-signature-256': `sha256=${signed(body)}` }],
    ['in the header of X', { 'x-twitter-webhooks-signature': `sha256=${signature}` }],
  ])('is refused: %s', (_what, headers) => {
    expect(isGenuine(body, headers)).toBe(false);
  });
});

describe('the handshake', () => {
  const ask = (challengeCode: string) =>
    linkedInWebhooks.answerChallenge?.(new URLSearchParams({ challengeCode, applicationId: 'urn:li:app:1' }), {
      signing: [SECRET, 'older'],
      verifyToken: null,
    });

  it('is answered with the newest secret', () => {
    // printf '%s' 890e4665-4dfe-4ab1-b689-ed553bceeed0 | openssl dgst -sha256 -hmac test-secret
    const challengeResponse = '8bde2af5ee9529546d2098fc83434bb05aff1104dca629a22f301714626e29b0';
    const challengeCode = '890e4665-4dfe-4ab1-b689-ed553bceeed0';
    const body = JSON.stringify({ challengeCode, challengeResponse });
    expect(ask(challengeCode)).toEqual({ contentType: 'application/json', body });
  });

  it.each([
    '',
    ' ',
    'hmacsha256=',
    'hmacsha256={"type":"LEAD_ACTION"}',
    'hmacsha256=abc',
    '{"a":1}',
    'a'.repeat(101),
    'ا',
  ])('signs nothing that could be a delivery: %s', (code) => {
    expect(ask(code)).toBe('refused');
  });

  it('the handshake without a code is refused', () => {
    const secrets = { signing: [SECRET] as const, verifyToken: null };
    expect(linkedInWebhooks.answerChallenge?.(new URLSearchParams(), secrets)).toBe('refused');
  });
});

const comment = {
  notificationId: 139_602,
  organizationalEntity: 'urn:li:organization:10002',
  action: 'COMMENT',
  sourcePost: 'urn:li:share:7100000000000000001',
  generatedActivity: 'urn:li:comment:(urn:li:activity:71,99)',
  decoratedGeneratedActivity: { comment: { text: 'جميل 🌴', owner: 'urn:li:person:Z' } },
  lastModifiedAt: 1_754_000_000_000,
  subscriber: 'urn:li:person:Abc1',
};
const social = (...notifications: unknown[]) => ({ type: TYPE, notifications });

describe('social actions', () => {
  it('are split, each with its page as subject and its own id', () => {
    const [first, second, ...rest] = parsed(social(comment, { ...comment, notificationId: 139_603, action: 'SHARE' }));
    expect(rest).toEqual([]);
    expect(first).toEqual({
      key: 'notification:10002:139602',
      kind: 'COMMENT',
      subject: { type: 'profile', externalId: '10002' },
      occurredAt: new Date(1_754_000_000_000),
      payload: social(comment),
    });
    expect(second).toMatchObject({ key: 'notification:10002:139603', kind: 'SHARE' });
  });

  it('have the same key in whichever batch, and another for another page', () => {
    const later = { ...comment, notificationId: 7 };
    const again = parsed(social(later, { ...comment, lastModifiedAt: 1_754_000_000_999 }))[1];
    expect(again?.key).toBe(parsed(social(comment))[0].key);
    const elsewhere = parsed(social({ ...comment, organizationalEntity: 'urn:li:organization:10003' }))[0];
    expect(elsewhere.key).not.toBe(again?.key);
  });

  it.each(['COMMENT', 'SHARE', 'ADMIN_COMMENT', 'COMMENT_EDIT', 'COMMENT_DELETE'])(
    'social actions: %s reads posts',
    (action) => {
      expect(effects(social({ ...comment, action }))).toEqual([[{ kind: 'sync', dataType: 'posts' }]]);
    },
  );

  it.each(['LIKE', 'SHARE_MENTION', 'POLL_CLOSED'])('social actions: %s has no effect', (action) => {
    expect(parsed(social({ ...comment, action }))[0]).toMatchObject({ kind: action, subject: { externalId: '10002' } });
    expect(effects(social({ ...comment, action }))).toEqual([[]]);
  });

  it('keep long ids whole, and have no subject where they name no page', () => {
    const text = JSON.stringify(social(comment)).replace('139602', '7126711421177430274');
    expect(parsed(text)[0].key).toBe('notification:10002:7126711421177430274');
    for (const organizationalEntity of ['urn:li:organizationBrand:5', 'urn:li:person:Z', '10002', '', null, 7]) {
      expect(parsed(social({ ...comment, organizationalEntity }))[0].subject).toBeNull();
    }
  });

  it('are not lost for one that is another shape', () => {
    const deliveries = parsed(social(comment, null, 7, [], {}, { notificationId: {}, action: 5 }));
    expect(deliveries.map(({ kind }) => kind)).toEqual(['COMMENT', TYPE, TYPE, TYPE, TYPE, TYPE]);
    expect(new Set(deliveries.map(({ key }) => key)).size).toBe(6);
    expect(effects(social(comment, null, 7))).toEqual([[{ kind: 'sync', dataType: 'posts' }], [], []]);
  });

  it.each([-1e14, 1e15, 8.64e15, '1754000000000', 'soon', null, {}])('have no invalid time: %s', (time) => {
    expect(parsed(social({ ...comment, lastModifiedAt: time }))[0]).toMatchObject({
      kind: 'COMMENT',
      occurredAt: null,
    });
  });
});

const lead = {
  type: 'LEAD_ACTION',
  leadGenFormResponse: 'urn:li:leadGenFormResponse:1a2b3c-4',
  leadGenForm: 'urn:li:versionedLeadGenForm:(urn:li:leadGenForm:5, 1)',
  owner: { sponsoredAccount: 'urn:li:sponsoredAccount:507404993' },
  associatedEntity: { sponsoredCreative: 'urn:li:sponsoredCreative:456' },
  leadType: 'SPONSORED',
  leadAction: 'CREATED',
  occurredAt: 1_754_000_000_000,
};

describe('a lead', () => {
  it('has its ad account as subject', () => {
    expect(parsed(lead)).toEqual([
      {
        key: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
        kind: 'LEAD_CREATED',
        subject: { type: 'ad_account', externalId: '507404993' },
        occurredAt: new Date(1_754_000_000_000),
        payload: lead,
      },
    ]);
  });

  it('comes without what the person wrote', () => {
    expect(effects(lead)).toEqual([
      [
        {
          kind: 'lead',
          lead: {
            externalId: '1a2b3c-4',
            formExternalId: '5',
            formName: null,
            campaignExternalId: null,
            adExternalId: '456',
            submittedAt: new Date(1_754_000_000_000),
            consents: [],
            answers: null,
          },
        },
      ],
    ]);
    expect(effects({ ...lead, leadGenForm: 'urn:li:leadGenForm:6' })).toMatchObject([
      [{ lead: { formExternalId: '6' } }],
    ]);
  });

  it('a lead of a page has the page as subject', () => {
    const owner = { organization: 'urn:li:organization:10002' };
    const subject = { type: 'profile', externalId: '10002' };
    expect(parsed({ ...lead, owner, associatedEntity: { event: 'urn:li:event:789' } })[0]).toMatchObject({ subject });
  });

  it('has one key however its JSON is written, and others for what happens to it later', () => {
    const { occurredAt, ...rest } = lead;
    expect(parsed({ occurredAt, ...rest })[0].key).toBe(parsed(lead)[0].key);
    expect(parsed({ ...lead, leadAction: 'DELETED' })[0].key).not.toBe(parsed(lead)[0].key);
  });

  it('a lead that was deleted makes none', () => {
    expect(parsed({ ...lead, leadAction: 'DELETED' })[0].kind).toBe('LEAD_DELETED');
    expect(effects({ ...lead, leadAction: 'DELETED' })).toEqual([[]]);
  });

  it('is not lost for what is missing in it', () => {
    const { type, leadGenFormResponse, leadAction } = lead;
    const least = { type, leadGenFormResponse, leadAction };
    const nothing = { leadGenForm: null, owner: null, associatedEntity: null, occurredAt: null };
    const wrong = { leadGenForm: 5, owner: 'x', associatedEntity: [], occurredAt: 'now' };
    for (const value of [least, { ...least, ...nothing }, { ...least, ...wrong }]) {
      expect(parsed(value)[0]).toMatchObject({ kind: 'LEAD_CREATED', subject: null, occurredAt: null });
      expect(effects(value)).toMatchObject([[{ lead: { externalId: '1a2b3c-4', formExternalId: null } }]]);
    }
  });
});

describe('any other body', () => {
  it('a notification of an unknown kind is stored under its name', () => {
    const other = { type: 'CAMPAIGN_ACTION', campaign: 'urn:li:sponsoredCampaign:1' };
    expect(parsed(other)[0]).toMatchObject({ kind: 'CAMPAIGN_ACTION', subject: null, payload: other });
    expect(effects(other)).toEqual([[]]);
  });

  it.each([
    '',
    'null',
    '7',
    '[]',
    '{}',
    '{"type":5}',
    '{"type":""}',
    '{"type":"LEAD_ACTION"}',
    '{"type":"LEAD_ACTION","leadGenFormResponse":"","leadAction":"CREATED"}',
    `{"type":"LEAD_ACTION","leadGenFormResponse":"${'x'.repeat(201)}","leadAction":"CREATED"}`,
    `{"type":"${TYPE}"}`,
    `{"type":"${TYPE}","notifications":[]}`,
    `{"type":"${TYPE}","notifications":{}}`,
    '{"__proto__":{"type":"LEAD_ACTION"}}',
    '{"type":"LEAD_ACTION"',
    `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  ])('is stored as unreadable, without effects (%#)', (text) => {
    expect(parsed(text)).toMatchObject([{ kind: 'unreadable', subject: null }]);
    expect(effects(text)).toEqual([[]]);
  });
});
