import { afterEach, expect, it } from 'vitest';
import { failureOf, type Script, type ScriptedPlatform } from '../testing/scripted-platform';
import { ACCOUNT, BOTH, failure, numbered, POSTS_ONLY, startApi } from './testing/tiktok-server';

let api: ScriptedPlatform;
afterEach(() => api.close());

const month = { from: '2026-10-26', to: '2026-11-22' };

async function read(answer: Script[string], window = month, accessToken = BOTH) {
  api = await startApi({ 'GET /report/integrated/get/': answer });
  return api.platform.ads.readAccountTotals({ accessToken, account: ACCOUNT, window });
}

const row = (metrics: object) => numbered([{ dimensions: { advertiser_id: ACCOUNT.externalId }, metrics }]);

it('the total of a TikTok account is one row of the advertiser, of whatever ran', async () => {
  expect(await read(() => row({ currency: 'USD', spend: '1234567.89', impressions: '98765' }))).toEqual({
    currency: 'USD',
    spendMicros: 1_234_567_890_000n,
    impressions: 98_765,
  });
  expect(api.requests).toHaveLength(1);
  const query = Object.fromEntries(api.requests[0]?.query ?? []);
  expect(query).toMatchObject({
    data_level: 'AUCTION_ADVERTISER',
    dimensions: '["advertiser_id"]',
    start_date: '2026-10-26',
    end_date: '2026-11-22',
  });
  expect(query).not.toHaveProperty('filtering');
});

it('the total of a TikTok account of more than a year is the sum of several', async () => {
  const total = await read(() => row({ spend: '0.50', impressions: '10' }), { from: '2025-10-26', to: '2026-11-22' });
  expect(total).toEqual({ currency: 'EUR', spendMicros: 1_000_000n, impressions: 20 });
});

it.each([
  ['no row', numbered([])],
  ['a dash for what there is no data of', row({ spend: '-', impressions: '-' })],
])('the total of a TikTok account is zero with %s', async (_name, answer) => {
  expect(await read(() => answer)).toEqual({ currency: 'EUR', spendMicros: 0n, impressions: 0 });
});

it('the total of a TikTok account fails without the permission for reports, without spend, and for a grant of posts alone', async () => {
  expect(await failureOf(read(() => failure(40001)))).toMatchObject({ errorClass: 'reauth' });
  await api.close();
  expect(await failureOf(read(() => row({ impressions: '5' })))).toMatchObject({ code: 'unexpected_answer' });
  await api.close();
  expect(await failureOf(read(() => numbered([]), month, POSTS_ONLY))).toMatchObject({ code: 'permission_missing' });
});
