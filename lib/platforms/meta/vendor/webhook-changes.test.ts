import { describe, expect, it } from 'vitest';
import { deliveryReader } from '../../testing/delivery-reader';
import { metaWebhooks } from '../webhook';

const TIME = 1_782_862_117;
const { parsed, effects } = deliveryReader(metaWebhooks);
const batchOf = (object: string, field: string, value: unknown, id = '101') => ({
  object,
  entry: [{ id, time: TIME, changes: [{ field, value }] }],
});
const syncs = (dataType: 'campaigns' | 'posts') => ({ kind: 'sync', dataType });

describe('a lead', () => {
  const value = { leadgen_id: '444', page_id: '77', form_id: '55', ad_id: '66', created_time: TIME };
  const none = { formName: null, campaignExternalId: null, consents: [], answers: null };

  it('comes without what the person wrote', () => {
    expect(parsed(batchOf('page', 'leadgen', value, '77'))[0]).toMatchObject({
      kind: 'leadgen',
      subject: { type: 'profile', externalId: '77' },
    });
    const source = { formExternalId: '55', adExternalId: '66', submittedAt: new Date(TIME * 1000) };
    expect(effects(batchOf('page', 'leadgen', value))).toEqual([
      [{ kind: 'lead', lead: { externalId: '444', ...source, ...none } }],
    ]);
  });

  it('is not lost for what is missing or odd beside its id', () => {
    const bare = { formExternalId: null, adExternalId: null, submittedAt: null };
    for (const rest of [{}, { form_id: null, ad_id: null, created_time: null }, { form_id: {}, created_time: 'now' }]) {
      expect(effects(batchOf('page', 'leadgen', { leadgen_id: 444, ...rest }))).toEqual([
        [{ kind: 'lead', lead: { externalId: '444', ...bare, ...none } }],
      ]);
    }
  });

  it.each([null, {}, { leadgen_id: null }, { leadgen_id: '' }, []])(
    'a lead without an id is not lost silently: %o',
    (odd) => {
      expect(() => effects(batchOf('page', 'leadgen', odd))).toThrow();
    },
  );
});

describe('a change', () => {
  it.each([
    ['page', 'feed', { item: 'status', verb: 'add' }, [syncs('posts')]],
    ['page', 'feed', { item: 'comment', verb: 'remove' }, [syncs('posts')]],
    ['page', 'feed', null, [syncs('posts')]],
    ['page', 'feed', { item: 'reaction' }, []],
    ['page', 'feed', { item: 'like' }, []],
    ['page', 'mention', { post_id: '1' }, []],
    ['instagram', 'comments', { id: '1' }, [syncs('posts')]],
    ['instagram', 'story_insights', { media_id: '1' }, [syncs('posts')]],
    ['instagram', 'mentions', { media_id: '1' }, []],
    ['ad_account', 'product_set_issue', {}, [syncs('campaigns')]],
    ['ad_account', 'subscriptions', {}, [syncs('campaigns')]],
    ['ad_account', 'creative_fatigue', { ad_id: '1' }, []],
    ['ad_account', 'ad_recommendations', {}, []],
    ['ad_account', 'a_field_of_tomorrow', {}, []],
    ['application', 'ad_account', {}, []],
    ['user', 'feed', {}, []],
  ])('a change of %s: %s %o', (object, field, value, expected) => {
    expect(effects(batchOf(object, field, value))).toEqual([expected]);
  });

  const issue = { id: '6001', level: 'CAMPAIGN', error_code: 567, error_summary: 'مرفوض', error_message: 'm' };
  const refused = { kind: 'ad_issue', externalId: '6001', name: null };

  it('a change that names an issue is one, in Meta’s words', () => {
    const expected = { ...refused, level: 'campaign', code: '567', summary: 'مرفوض' };
    expect(effects(batchOf('ad_account', 'with_issues_ad_objects', issue))).toEqual([[expected, syncs('campaigns')]]);
    const bare = { id: 6001, level: 'AD_SET', error_summary: null };
    expect(effects(batchOf('ad_account', 'with_issues_ad_objects', bare))).toEqual([
      [{ ...refused, level: 'ad_set', code: null, summary: null }, syncs('campaigns')],
    ]);
  });

  it.each(['effective_status', 'in_process_ad_objects'])(
    'a change of %s ends an issue, or is one, by its status',
    (field) => {
      const word = field === 'effective_status' ? field : 'status_name';
      const effectsFor = (status: string) =>
        effects(batchOf('ad_account', field, { id: '6001', level: 'AD', [word]: status }))[0];
      expect(effectsFor('ACTIVE')).toEqual([
        { kind: 'ad_issue_resolved', level: 'ad', externalId: '6001' },
        syncs('campaigns'),
      ]);
      expect(effectsFor('Disapproved')).toEqual([
        { ...refused, level: 'ad', code: 'DISAPPROVED', summary: null },
        syncs('campaigns'),
      ]);
      for (const other of ['PAUSED', 'PENDING_REVIEW', 'WITH_ISSUES', ''])
        expect(effectsFor(other)).toEqual([syncs('campaigns')]);
    },
  );

  it.each([null, {}, { id: '1' }, { id: '1', level: 'CREATIVE' }, { level: 'AD' }])(
    'a change of %o only reads',
    (value) => {
      expect(effects(batchOf('ad_account', 'with_issues_ad_objects', value))).toEqual([[syncs('campaigns')]]);
    },
  );
});

describe('a permission', () => {
  const effectsFor = (field: string, value: unknown) => effects(batchOf('permissions', field, value, '9'))[0];

  it('a permission taken back that we need, or the app removed, ends the access of the person', () => {
    expect(parsed(batchOf('permissions', 'ads_read', { verb: 'revoke' }, '9'))[0]).toMatchObject({
      kind: 'permissions',
      subject: { type: 'person', externalId: '9' },
    });
    for (const verb of ['revoke', 'revoked'])
      expect(effectsFor('ads_read', { verb })).toEqual([{ kind: 'access_revoked' }]);
    expect(effectsFor('connected', { verb: 'disconnected' })).toEqual([{ kind: 'access_revoked' }]);
  });

  it('a permission given, or of no use to us, ends nothing', () => {
    expect(effectsFor('ads_read', { verb: 'granted' })).toEqual([]);
    expect(effectsFor('connected', { verb: 'connected' })).toEqual([]);
    for (const field of ['email', 'bookmarked', 'leads_retrieval'])
      expect(effectsFor(field, { verb: 'revoke' })).toEqual([]);
  });

  it.each([null, {}, { verb: 7 }])('a permission change of unknown shape is not lost silently: %o', (value) => {
    expect(() => effectsFor('ads_read', value)).toThrow();
  });
});
