import { afterEach, expect, it } from 'vitest';
import { failureOf, type Script, type ScriptedPlatform } from '../testing/scripted-platform';
import { ACCOUNT, ADS_ONLY, adsFailure, ok, POSTS_ONLY, startApi } from './testing/twitter-server';

let api: ScriptedPlatform;
afterEach(() => api.close());

const STATS = `GET /12/stats/accounts/${ACCOUNT.externalId}`;
const ACTIVE = `${STATS}/active_entities`;
const entity = { activity_start_time: '2026-11-02T09:00:00Z', activity_end_time: '2026-11-02T10:00:00Z' };
const active: Script[string] = () =>
  ok({ data: [{ ...entity, entity_id: 'c1', placements: ['ALL_ON_TWITTER', 'PUBLISHER_NETWORK'] }] });
const figures = (impressions: unknown, charges: unknown) =>
  ok({
    data: [
      {
        id: ACCOUNT.externalId,
        id_data: [{ metrics: { impressions, clicks: [1], billed_charge_local_micro: charges } }],
      },
    ],
  });

async function read(answer: Script[string], accessToken = ADS_ONLY) {
  api = await startApi({ [STATS]: answer, [ACTIVE]: active });
  const window = { from: '2026-11-01', to: '2026-11-14' };
  return api.platform.ads.readAccountTotals({ accessToken, account: ACCOUNT, window });
}

it('the total of an X account is the sum over weeks and placements, in each week also of those where its campaigns ran besides', async () => {
  const total = await read(({ query }) =>
    query.get('placement') === 'TREND' ? figures(null, null) : figures([100], ['9007199254740993']),
  );
  expect(total).toEqual({ currency: 'USD', spendMicros: 5n * 9_007_199_254_740_993n, impressions: 500 });
  const requested = api.requests
    .filter(({ query }) => query.has('placement'))
    .map(({ query }) => Object.fromEntries(query));
  expect(requested.map(({ placement, start_time }) => `${start_time?.slice(5, 10)} ${placement}`)).toEqual([
    '11-01 ALL_ON_TWITTER',
    '11-01 SPOTLIGHT',
    '11-01 TREND',
    '11-01 PUBLISHER_NETWORK',
    '11-08 ALL_ON_TWITTER',
    '11-08 SPOTLIGHT',
    '11-08 TREND',
  ]);
  expect(requested[4]).toMatchObject({
    entity: 'ACCOUNT',
    entity_ids: ACCOUNT.externalId,
    start_time: '2026-11-08T00:00:00-08:00',
    end_time: '2026-11-15T00:00:00-08:00',
  });
});

it('the total of an X account fails as any call does', async () => {
  const limited = adsFailure(429, 'TOO_MANY_REQUESTS');
  expect(await failureOf(read(() => limited))).toMatchObject({ errorClass: 'rate_limited' });
  await api.close();
  const withoutCharges = ok({ data: [{ id: 'x', id_data: [{ metrics: { impressions: [1] } }] }] });
  expect(await failureOf(read(() => withoutCharges))).toMatchObject({ code: 'unexpected_answer' });
  await api.close();
  expect(await failureOf(read(() => figures([1], [1]), POSTS_ONLY))).toMatchObject({ code: 'permission_missing' });
});
