import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { failureOf, type Script, type ScriptedPlatform } from '../testing/scripted-platform';
import { ACCESS_TOKEN, snapchatError, startSnapchat } from './testing/snapchat-server';

const account = { externalId: '8adc', currency: 'USD', timeZone: 'America/New_York', accessPath: null };

let snap: ScriptedPlatform;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-22T12:20:00Z') });
});
afterEach(async () => {
  vi.useRealTimers();
  await snap.close();
});

async function read(answer: Script[string], window = { from: '2026-10-24', to: '2026-11-21' }) {
  snap = await startSnapchat({ 'GET /adaccounts/8adc/stats': answer });
  return snap.platform.ads.readAccountTotals({ accessToken: ACCESS_TOKEN, account, window });
}

const spends = (...amounts: unknown[]) => ({
  body: {
    request_status: 'SUCCESS',
    timeseries_stats: [
      {
        sub_request_status: 'SUCCESS',
        timeseries_stat: { type: 'AD_ACCOUNT', timeseries: amounts.map((spend) => ({ stats: { spend } })) },
      },
    ],
  },
});

it('the total of a Snapchat account is the spend of the account alone: Snap refuses other figures', async () => {
  expect(await read(() => spends('9007199254740993', 7))).toEqual({
    currency: 'USD',
    spendMicros: 9_007_199_254_741_000n,
    impressions: null,
  });
  expect(snap.requests).toHaveLength(1);
  expect(Object.fromEntries(snap.requests[0]?.query ?? [])).toEqual({
    granularity: 'DAY',
    fields: 'spend',
    start_time: '2026-10-24T00:00:00.000-04:00',
    end_time: '2026-11-22T00:00:00.000-05:00',
  });
});

it('the total of a Snapchat account over long windows and today is the sum of several calls', async () => {
  const total = await read(() => spends(5), { from: '2026-09-24', to: '2026-11-22' });
  expect(total.spendMicros).toBe(15n);
  expect(snap.requests.map(({ query }) => query.get('granularity'))).toEqual(['DAY', 'DAY', 'HOUR']);
});

it('the total of a Snapchat account is zero without days, with impressions still unknown', async () => {
  expect(await read(() => spends())).toEqual({ currency: 'USD', spendMicros: 0n, impressions: null });
});

it('the total of a Snapchat account fails as any call does', async () => {
  expect(await failureOf(read(() => snapchatError(429, 'E2', 'slow down')))).toMatchObject({
    errorClass: 'rate_limited',
  });
  await snap.close();
  expect(await failureOf(read(() => spends(undefined)))).toMatchObject({ code: 'unexpected_answer' });
});
