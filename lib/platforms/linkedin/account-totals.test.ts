import { afterEach, expect, it } from 'vitest';
import type { SeenRequest } from '@/lib/vendor-http/testing/vendor-server';
import { failureOf, type Script, type ScriptedPlatform } from '../testing/scripted-platform';
import { ACCESS_TOKEN, apiError, queryOf, startLinkedIn } from './testing/linkedin-server';

let linkedin: ScriptedPlatform;
afterEach(() => linkedin.close());

const account = { externalId: '507404993', currency: 'EUR', timeZone: 'UTC', accessPath: null };
const window = { from: '2026-10-24', to: '2026-11-22' };

async function read(elements: object[], role: Script[string] = () => ({ body: { id: 507404993 } })) {
  linkedin = await startLinkedIn({
    'GET /adAnalytics': () => ({ body: { elements } }),
    'GET /adAccounts/507404993': role,
  });
  return linkedin.platform.ads.readAccountTotals({ accessToken: ACCESS_TOKEN, account, window });
}

it('the total of a LinkedIn account is one request, in which messages sent are impressions', async () => {
  const row = { impressions: 98_000, sends: 765, costInLocalCurrency: '1234567.890000400000' };
  expect(await read([row])).toEqual({ currency: 'EUR', spendMicros: 1_234_567_890_000n, impressions: 98_765 });
  expect(linkedin.requests).toHaveLength(1);
  expect(queryOf(linkedin.requests[0] as SeenRequest)).toBe(
    'q=analytics&pivot=ACCOUNT&timeGranularity=ALL&dateRange=(start:(year:2026,month:10,day:24),end:(year:2026,month:11,day:22))' +
      '&accounts=List(urn%3Ali%3AsponsoredAccount%3A507404993)' +
      '&fields=impressions,sends,costInLocalCurrency',
  );
});

it('the total of a LinkedIn account is zero without delivery, for a member with a role in the account', async () => {
  expect(await read([])).toEqual({ currency: 'EUR', spendMicros: 0n, impressions: 0 });
  await linkedin.close();
  const stranger = read([], () => apiError(403, 'ACCESS_DENIED'));
  expect(await failureOf(stranger)).toMatchObject({ errorClass: 'reauth', code: 'permission_missing' });
});

it('the total of a LinkedIn account fails on an answer without spend', async () => {
  expect(await failureOf(read([{ impressions: 1 }]))).toMatchObject({ code: 'unexpected_answer' });
});
