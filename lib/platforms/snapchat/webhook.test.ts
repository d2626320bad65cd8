import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { snapchatWebhooks } from './webhook';

const SECRET = 'test-secret';
const t = '1767225600';
const at = new Date(1_767_225_600_000);
const body = '{"lead_id":"L1"}';
/** printf '%s' '1767225600.{"lead_id":"L1"}' | openssl dgst -sha256 -hmac test-secret */
const signature = 'f8d0cd56096ac480091c240c094bad3e6ff2cb4438855f91b03f691053e993ef';

const isGenuine = (headers: [string, string][], secrets: [string, ...string[]] = [SECRET], receivedAt = at) =>
  snapchatWebhooks.verifyWebhook({ body: Buffer.from(body), headers: new Headers(headers), receivedAt }, secrets);
const signed = (message: string, hash = 'sha256') => createHmac(hash, SECRET).update(message).digest('hex');
const parsed = (value: string | object) =>
  snapchatWebhooks.parseDelivery(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)))[0];
const effects = (value: string | object) =>
  snapchatWebhooks.effectsOf(JSON.parse(JSON.stringify(parsed(value).payload)) as unknown);

describe('a signature', () => {
  it('a signature of any form is accepted, with the prefix or without', () => {
    const headers = (value: string): [string, string][] => [
      ['t', t],
      ['signature', value],
    ];
    expect(isGenuine(headers(signature))).toBe(true);
    expect(isGenuine(headers(`sha256=${signature}`))).toBe(true);
    expect(isGenuine(headers(signature), ['form 1', 'form 2', SECRET, 'form 4'])).toBe(true);
    expect(isGenuine(headers(signature), ['form 1', 'form 2'])).toBe(false);
  });

  it.each<[string, [string, string][]]>([
    ['none', [['t', t]]],
    ['no time', [['signature', signature]]],
    [
      'empty',
      [
        ['t', t],
        ['signature', ''],
      ],
    ],
    [
      'capitals',
      [
        ['t', t],
        ['signature', signature.toUpperCase()],
      ],
    ],
    [
      'cut',
      [
        ['t', t],
        ['signature', signature.slice(0, 62)],
      ],
    ],
    [
      'twice the prefix',
      [
        ['t', t],
        ['signature', `sha256=sha256=${signature}`],
      ],
    ],
    [
      'another prefix',
      [
        ['t', t],
        ['signature', `sha1=${signature}`],
      ],
    ],
    [
      'sent twice',
      [
        ['t', t],
        ['signature', signature],
        ['signature', signature],
      ],
    ],
    [
      'its time sent twice',
      [
        ['t', t],
        ['t', t],
        ['signature', signature],
      ],
    ],
    [
      'another time',
      [
        ['t', '1767225601'],
        ['signature', signature],
      ],
    ],
    [
      'of the body alone',
      [
        ['t', t],
        ['signature', signed(body)],
      ],
    ],
    [
      'of no dot',
      [
        ['t', t],
        ['signature', signed(t + body)],
      ],
    ],
    [
      'SHA-1',
      [
        ['t', t],
        ['signature', signed(`${t}.${body}`, 'sha1')],
      ],
    ],
    [
      'SHA-512',
      [
        ['t', t],
        ['signature', signed(`${t}.${body}`, 'sha512')],
      ],
    ],
    [
      'in the header of Meta',
      [
        ['t', t],
        ['x-hub-signature-256', `sha256=${signed(body)}`],
      ],
    ],
    [
      'in an invented header',
      [
        ['t', t],
        ['x-snap-signature', signature],
      ],
    ],
  ])('is refused: %s', (_what, headers) => {
    expect(isGenuine(headers)).toBe(false);
  });

  it('is good for five minutes before and after its time', () => {
    const accepts = (seconds: number) =>
      isGenuine(
        [
          ['t', t],
          ['signature', signature],
        ],
        [SECRET],
        new Date(at.getTime() + seconds * 1000),
      );
    expect([-301, -300, -299, 0, 299, 300, 301].map(accepts)).toEqual([false, true, true, true, true, true, false]);
  });

  it.each(['NaN', '', '-1', '1e10', '1767225600.0', '0x6955b900', '1767225600000', '99999999999999999999'])(
    'a signature over an invalid time is refused: %s',
    (time) => {
      expect(
        isGenuine([
          ['t', time],
          ['signature', signed(`${time}.${body}`)],
        ]),
      ).toBe(false);
    },
  );
});

const lead = {
  form_id: 'f-1',
  form_name: 'عرض',
  ad_account_id: '8adc-1',
  campaign_id: '92e1-1',
  campaign_name: 'Launch',
  ad_id: 'a-1',
  ad_name: 'A',
  ad_squad_id: 's-1',
  ad_squad_name: 'S',
  lead_id: 'L1',
  create_time: '1767225600000',
  first_name: 'سارة 👋',
  email: 's@example.com',
  custom_field_1: 'blue',
  consent_1: 'true',
  consent_2: 'false',
};
const inCamelCase = (fields: object) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name.replace(/_(.)/g, (_, next: string) => next.toUpperCase()),
      value,
    ]),
  );

describe('a lead', () => {
  it('names its ad account, and when it was sent', () => {
    for (const fields of [lead, inCamelCase(lead)]) {
      const subject = { type: 'ad_account', externalId: '8adc-1' };
      expect(parsed(fields)).toMatchObject({ key: 'lead:L1', kind: 'lead', subject, occurredAt: at });
    }
  });

  it('is kept with what the person wrote, and what they agreed to, apart', () => {
    expect(effects(lead)).toEqual([
      {
        kind: 'lead',
        lead: {
          externalId: 'L1',
          formExternalId: 'f-1',
          formName: 'عرض',
          campaignExternalId: '92e1-1',
          adExternalId: 'a-1',
          submittedAt: at,
          consents: [
            { name: 'consent_1', given: true },
            { name: 'consent_2', given: false },
          ],
          answers: [
            { field: 'first_name', label: null, values: ['سارة 👋'] },
            { field: 'email', label: null, values: ['s@example.com'] },
            { field: 'custom_field_1', label: null, values: ['blue'] },
          ],
        },
      },
    ]);
  });

  it('a lead in camel case has its consents too', () => {
    expect(effects(inCamelCase(lead))).toMatchObject([
      {
        lead: {
          consents: [{ given: true }, { given: false }],
          answers: [{ field: 'first_name' }, { field: 'email' }, { values: ['blue'] }],
        },
      },
    ]);
  });

  it('is not lost for what is missing in it, or a number', () => {
    const nothing = { form_id: null, form_name: null, ad_account_id: null, campaign_id: null, create_time: null };
    for (const fields of [{ lead_id: 'L2' }, { lead_id: 'L2', ...nothing }]) {
      expect(parsed(fields)).toMatchObject({ kind: 'lead', subject: null, occurredAt: null });
      expect(effects(fields)).toMatchObject([{ lead: { externalId: 'L2', campaignExternalId: null, answers: [] } }]);
    }
    expect(parsed({ lead_id: 'L2', create_time: 1_767_225_600_000 }).occurredAt).toEqual(at);
    expect(effects('{"lead_id":"L2","campaign_id":9007199254740993}')).toMatchObject([
      { lead: { campaignExternalId: '9007199254740993' } },
    ]);
  });

  it.each(['8640000000000000', '-1', 'soon', '1e12', ''])('has no invalid time: %s', (create_time) => {
    expect(parsed({ lead_id: 'L3', create_time })).toMatchObject({ kind: 'lead', occurredAt: null });
  });

  it('has the same effect when it is sent again', () => {
    expect(parsed({ ...lead, first_name: 'Sara' }).key).toBe(parsed(lead).key);
  });
});

describe('a body without a lead', () => {
  it.each([
    '',
    'null',
    '7',
    '[]',
    '[{"lead_id":"L1"}]',
    '{}',
    '{"lead_id":""}',
    '{"lead_id":5}',
    '{"lead_id":"x","campaign_id":{}}',
    `{"lead_id":"${'x'.repeat(201)}"}`,
    '{"__proto__":{"lead_id":"x"}}',
    '{"lead_id":"x"',
    `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  ])('is stored as unreadable, without effects (%#)', (text) => {
    expect(parsed(text)).toMatchObject({ kind: 'unreadable', subject: null });
    expect(effects(text)).toEqual([]);
  });
});
