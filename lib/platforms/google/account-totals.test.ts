import { afterEach, expect, it } from 'vitest';
import type { SeenRequest } from '@/lib/vendor-http/testing/vendor-server';
import { failureOf, type ScriptedAnswer, type ScriptedPlatform } from '../testing/scripted-platform';
import { ACCESS_TOKEN, ACCOUNT, adsError, queryOf, SEARCH, startGoogle } from './testing/google-server';

let google: ScriptedPlatform;
afterEach(() => google.close());

async function read(answer: ScriptedAnswer) {
  google = await startGoogle({ [SEARCH]: () => answer });
  const window = { from: '2026-10-24', to: '2026-11-22' };
  return google.platform.ads.readAccountTotals({ accessToken: ACCESS_TOKEN, account: ACCOUNT, window });
}

const found = (metrics: object) => ({ body: { results: [{ customer: { currencyCode: 'USD' }, metrics }] } });

it('the total of a Google account is one operation, summed by Google', async () => {
  expect(await read(found({ impressions: '98765', costMicros: '9007199254740993' }))).toEqual({
    currency: 'USD',
    spendMicros: 9_007_199_254_740_993n,
    impressions: 98_765,
  });
  expect(google.requests).toHaveLength(1);
  expect(queryOf(google.requests[0] as SeenRequest)).toBe(
    'SELECT customer.currency_code, metrics.impressions, metrics.cost_micros' +
      " FROM customer WHERE segments.date BETWEEN '2026-10-24' AND '2026-11-22'",
  );
});

it.each([
  ['figures of zero, which are left out', found({}), 'USD'],
  ['no row', { body: {} }, 'EUR'],
])('the total of a Google account is zero with %s', async (_name, answer, currency) => {
  expect(await read(answer)).toEqual({ currency, spendMicros: 0n, impressions: 0 });
});

it.each([
  ['of a manager', adsError(400, 'queryError', 'REQUESTED_METRICS_FOR_MANAGER'), 'permanent'],
  ['without figures', { body: { results: [{ customer: { currencyCode: 'EUR' } }] } }, 'permanent'],
])('the total of a Google account fails on an answer %s', async (_name, answer, errorClass) => {
  expect(await failureOf(read(answer))).toMatchObject({ errorClass });
});
