import { describe, expect, it } from 'vitest';
import { googleWebhooks } from './webhook';

const KEY = 'the-key-of-the-form';
const at = new Date('2026-11-23T09:00:00Z');

// As on Google's page; a string, because `JSON.parse` would change the last digits of these ids.
const body = `{"lead_id":"L-1","api_version":"1.0","form_id":9007199254740993,"campaign_id":1234567890123456789,
  "adgroup_id":1,"creative_id":2,"asset_group_id":0,"gcl_id":"Cj0","google_key":"${KEY}",
  "lead_submit_time":"2026-11-20T12:30:00Z","user_column_data":[
  {"column_id":"FULL_NAME","column_name":"Full Name","string_value":"سارة 👋"},{"column_id":"EMAIL","string_value":"s@example.com"}]}`;

const isGenuine = (text: string | Buffer, secrets: [string, ...string[]] = [KEY], headers = {}) =>
  googleWebhooks.verifyWebhook({ body: Buffer.from(text), headers: new Headers(headers), receivedAt: at }, secrets);
const parsed = (value: string | object) =>
  googleWebhooks.parseDelivery(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)))[0];
const effects = (value: string | object) =>
  googleWebhooks.effectsOf(JSON.parse(JSON.stringify(parsed(value).payload)) as unknown);

describe('the key of a form', () => {
  it('proves the sender, whichever of the live keys it is', () => {
    expect(isGenuine(body)).toBe(true);
    expect(isGenuine(body, ['newer', KEY])).toBe(true);
    expect(isGenuine(`{"google_key":"${KEY.replace('t', String.raw`\u0074`)}"}`)).toBe(true);
    expect(isGenuine(body, ['newer', 'older'])).toBe(false);
  });

  it.each([
    ['absent', '{}'],
    ['empty', '{"google_key":""}'],
    ['in other letters', `{"google_key":"${KEY.toUpperCase()}"}`],
    ['cut', `{"google_key":"${KEY.slice(0, -1)}"}`],
    ['longer', `{"google_key":"${KEY}x"}`],
    ['with a space', `{"google_key":"${KEY} "}`],
    ['under another name', `{"googleKey":"${KEY}"}`],
    ['deeper down', `{"lead":{"google_key":"${KEY}"}}`],
    ['in a prototype', `{"__proto__":{"google_key":"${KEY}"}}`],
    ['in a list', `[{"google_key":"${KEY}"}]`],
    ['a list', `{"google_key":["${KEY}"]}`],
    ['followed by another', `{"google_key":"${KEY}","google_key":"x"}`],
    ['after a byte order mark', `\ufeff{"google_key":"${KEY}"}`],
    ['all there is', KEY],
    ['in a form', `google_key=${KEY}`],
    ['of no body', ''],
    ['beside what nests without end', `{"google_key":"${KEY}","deep":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ])('is refused: %s', (_what, text) => {
    expect(isGenuine(text)).toBe(false);
  });

  it('is not taken from a header', () => {
    expect(isGenuine('{"lead_id":"L-1"}', [KEY], { google_key: KEY, 'x-goog-signature': KEY })).toBe(false);
  });

  it('is stored nowhere, not even of a body that is no lead', () => {
    const others = [`{"google_key":"${KEY}","lead_id":5}`, `{"google_\\u006bey":"${KEY}","name":"س"}`];
    for (const text of [body, ...others]) expect(JSON.stringify(parsed(text))).not.toContain(KEY);
    expect(parsed(others[1] ?? '').payload).toEqual({ unreadable: '{"name":"س"}' });
  });
});

describe('a lead', () => {
  it('names its campaign by all digits of the id, and when it was sent', () => {
    expect(parsed(body)).toMatchObject({
      key: 'lead:L-1',
      kind: 'lead',
      subject: { type: 'campaign', externalId: '1234567890123456789' },
      occurredAt: new Date('2026-11-20T12:30:00Z'),
    });
  });

  it('is kept with what the person wrote', () => {
    expect(effects(body)).toEqual([
      {
        kind: 'lead',
        lead: {
          externalId: 'L-1',
          formExternalId: '9007199254740993',
          formName: null,
          campaignExternalId: '1234567890123456789',
          adExternalId: '2',
          submittedAt: new Date('2026-11-20T12:30:00Z'),
          consents: [],
          answers: [
            { field: 'FULL_NAME', label: 'Full Name', values: ['سارة 👋'] },
            { field: 'EMAIL', label: null, values: ['s@example.com'] },
          ],
        },
      },
    ]);
  });

  it('has one key, however it is written', () => {
    expect(parsed({ lead_id: 'L-1', google_key: 'rotated' }).key).toBe(parsed(body).key);
  });

  it('a lead that tests the form has no effect', () => {
    const test = { lead_id: 'T-1', form_id: 0, campaign_id: 0, creative_id: 0, is_test: true };
    expect(parsed(test)).toMatchObject({ kind: 'test_lead', subject: null });
    expect(effects(test)).toEqual([]);
    expect(effects({ ...test, campaign_id: 900 })).toEqual([]);
  });

  it('is not lost for what is missing in it', () => {
    const nothing = { form_id: null, campaign_id: null, is_test: null, lead_submit_time: null, user_column_data: null };
    for (const lead of [{ lead_id: 'L-2' }, { lead_id: 'L-2', ...nothing }]) {
      expect(parsed(lead)).toMatchObject({ kind: 'lead', subject: null, occurredAt: null });
      expect(effects(lead)).toMatchObject([{ lead: { externalId: 'L-2', campaignExternalId: null, answers: [] } }]);
    }
    const empty = { lead_id: 'L-2', user_column_data: [{ column_id: 'CITY', column_name: null, string_value: null }] };
    expect(effects(empty)).toMatchObject([{ lead: { answers: [{ field: 'CITY', label: null, values: [] }] } }]);
  });

  it.each(['7', 'yesterday', '+275760-09-13T00:00:00Z', '-271821-04-20T00:00:00Z', '0000-01-01T00:00:00Z'])(
    'has no time that the database cannot hold: %s',
    (lead_submit_time) => {
      expect(parsed({ lead_id: 'L-3', lead_submit_time })).toMatchObject({ kind: 'lead', occurredAt: null });
    },
  );
});

describe('a body without a lead', () => {
  it.each([
    '',
    'null',
    '7',
    '[]',
    '{}',
    '{"lead_id":""}',
    '{"lead_id":5}',
    '{"lead_id":"x","user_column_data":"y"}',
    '{"lead_id":"x","is_test":"true"}',
    `{"lead_id":"${'x'.repeat(201)}"}`,
    '{"lead_id":"x"',
    `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  ])('is stored as unreadable, without effects (%#)', (text) => {
    expect(parsed(text)).toMatchObject({ kind: 'unreadable', subject: null });
    expect(effects(text)).toEqual([]);
  });
});

it('Google webhooks answer what the advertiser sees', () => {
  expect(googleWebhooks.accepted).toEqual({ contentType: 'application/json', body: '{}' });
  expect(googleWebhooks.refused?.('No.')).toEqual({ contentType: 'application/json', body: '{"message":"No."}' });
});
