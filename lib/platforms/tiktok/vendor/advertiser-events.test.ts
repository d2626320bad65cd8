import { describe, expect, it } from 'vitest';
import { deliveryReader } from '../../testing/delivery-reader';
import { tikTokWebhooks } from '../webhook';

const { parsed, effects } = deliveryReader(tikTokWebhooks);
const leadText =
  '{"request_id":1,"object":1,"entry":[{"id":7126711421177430274,"lead_source":"INSTANT_FORM","page_id":6873052183063953666,"advertiser_id":7590001,"campaign_id":1780001,"campaign_name":"Autumn","adgroup_id":1,"ad_id":2,"create_time":1614239152,"changes":[{"field":"email","value":"a@b.c"},{"field":"name","value":"Jane"}]}],"time":1614334356}';

describe('entries of an advertiser', () => {
  const [entry] = (JSON.parse(leadText) as { entry: [Record<string, unknown>] }).entry;
  const batch = (...entries: unknown[]) => ({ request_id: 1, object: 1, entry: entries, time: 1_614_334_356 });
  const subject = { type: 'ad_account', externalId: '7590001' };

  it('lead entries of an advertiser carry the person’s answers, with ids whole', () => {
    expect(parsed(leadText)).toMatchObject([
      { key: 'lead:7126711421177430274', kind: 'LEAD', subject, occurredAt: new Date(1_614_239_152_000) },
    ]);
    expect(effects(leadText)).toEqual([
      [
        {
          kind: 'lead',
          lead: {
            externalId: '7126711421177430274',
            formExternalId: '6873052183063953666',
            formName: null,
            campaignExternalId: '1780001',
            adExternalId: '2',
            submittedAt: new Date(1_614_239_152_000),
            consents: [],
            answers: [
              { field: 'email', label: null, values: ['a@b.c'] },
              { field: 'name', label: null, values: ['Jane'] },
            ],
          },
        },
      ],
    ]);
  });

  it('separate consents from answers, with every value as text', () => {
    const changes = [
      { field: 'marketing_consent', value: 'True' },
      { field: 'Consent_2', value: '' },
      { field: 'sizes', value: ['S', 7, null] },
      { field: 'city', value: null },
      { field: 'address', value: { zip: 'ش' } },
      { value: 'of no field' },
      null,
    ];
    expect(effects(batch({ ...entry, id: '9', changes }))).toMatchObject([
      [
        {
          lead: {
            consents: [
              { name: 'marketing_consent', given: true },
              { name: 'Consent_2', given: false },
            ],
            answers: [
              { field: 'sizes', label: null, values: ['S', '7'] },
              { field: 'city', label: null, values: [] },
              { field: 'address', label: null, values: ['{"zip":"ش"}'] },
            ],
          },
        },
      ],
    ]);
  });

  it('entries are split, with the same key in whichever batch', () => {
    const two = parsed(batch({ ...entry, id: '1' }, { ...entry, id: '2' }));
    expect(two.map(({ key }) => key)).toEqual(['lead:1', 'lead:2']);
    expect(parsed({ ...batch({ ...entry, id: '2', page_id: null }), time: 7 })[0].key).toBe('lead:2');
    const many = Array.from({ length: 1000 }, (_, id) => ({ ...entry, id }));
    expect(new Set(parsed(batch(...many)).map(({ key }) => key)).size).toBe(1000);
  });

  it('are not lost for one that is another shape', () => {
    const odd = [null, 7, [], {}, { id: '5' }, { lead_source: 'INSTANT_FORM' }, { ...entry, id: null }];
    const deliveries = parsed(batch(...odd, { ...entry, id: '3', changes: null, create_time: 'x', ad_id: {} }));
    expect(deliveries.map(({ kind }) => kind)).toEqual([...Array<string>(5).fill('ENTRY'), 'LEAD', 'LEAD', 'LEAD']);
    expect(new Set(deliveries.map(({ key }) => key)).size).toBe(8);
    const results = effects(batch(...odd, { ...entry, id: '3', changes: null, ad_id: {} }));
    expect(results.slice(0, 7)).toEqual(Array(7).fill([]));
    expect(results[7]).toMatchObject([{ kind: 'lead', lead: { externalId: '3', adExternalId: null, answers: [] } }]);
  });

  const read = { kind: 'sync', dataType: 'campaigns' };
  const review = (status: string, ids: object) => {
    const changes = [
      { field: 'review_status', value: status },
      { field: 'reject_reason', value: 'Misleading claims' },
    ];
    return effects(batch({ advertiser_id: 7_590_001, ...ids, changes }))[0];
  };

  it('review entries of an advertiser are an issue, or the end of one, of the ad or its group', () => {
    const issue = { kind: 'ad_issue', name: null, summary: 'Misleading claims' };
    expect(review('REJECTED', { ad_id: 2, adgroup_id: 1 })).toEqual([
      { ...issue, level: 'ad', externalId: '2', code: 'REJECTED' },
      read,
    ]);
    expect(review('AD_GROUP_AUDIT_DENY', { adgroup_id: 1 })).toEqual([
      { ...issue, level: 'ad_set', externalId: '1', code: 'AD_GROUP_AUDIT_DENY' },
      read,
    ]);
    expect(review('APPROVED', { ad_id: 2 })).toEqual([
      { kind: 'ad_issue_resolved', level: 'ad', externalId: '2' },
      read,
    ]);
    expect(review('REJECTED', {})).toEqual([read]);
  });

  it('entries of another kind read campaigns, where they name an advertiser', () => {
    const fatigue = { advertiser_id: 7_590_001, ad_id: 2, changes: [{ field: 'fatigue_level', value: 'HIGH' }] };
    expect(parsed(batch(fatigue))[0]).toMatchObject({ kind: 'fatigue_level', subject });
    expect(effects(batch(fatigue))).toEqual([[read]]);
    expect(effects(batch({ service: 'reporting' }))).toEqual([[]]);
  });

  it('the last of two review statuses in one entry counts', () => {
    const changes = ['REJECTED', 'APPROVED'].map((value) => ({ field: 'review_status', value }));
    const both = { advertiser_id: 7_590_001, ad_id: 2, changes };
    expect(effects(batch(both))[0]).toMatchObject([{ kind: 'ad_issue_resolved' }, { kind: 'sync' }]);
    expect(effects(batch({ ...both, changes: changes.toReversed() }))[0]).toMatchObject([
      { kind: 'ad_issue' },
      { kind: 'sync' },
    ]);
  });
});
