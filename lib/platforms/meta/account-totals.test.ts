import { afterEach, expect, it } from 'vitest';
import { failureOf, type Script, type ScriptedPlatform } from '../testing/scripted-platform';
import { graphError, startMeta, USER_TOKEN } from './testing/meta-server';

let graph: ScriptedPlatform;
afterEach(() => graph.close());

const window = { from: '2026-10-26', to: '2026-11-22' };
const account = { externalId: 'act_101', currency: 'EUR', timeZone: 'Europe/Berlin', accessPath: null };

async function read(answer: Script[string]) {
  graph = await startMeta({ 'GET /act_101/insights': answer });
  return graph.platform.ads.readAccountTotals({ accessToken: USER_TOKEN, account, window });
}

const row = (spend: string, impressions: string) => ({
  body: { data: [{ account_currency: 'USD', spend, impressions, date_start: window.from, date_stop: window.to }] },
});

it('the total of a Meta account is one row of the account over the window, in the account’s own currency', async () => {
  expect(await read(() => row('1234567.89', '98765'))).toEqual({
    currency: 'USD',
    spendMicros: 1_234_567_890_000n,
    impressions: 98_765,
  });
  const [{ query } = { query: new URLSearchParams() }, ...others] = graph.requests;
  expect(others).toEqual([]);
  expect(Object.fromEntries(query)).toMatchObject({
    level: 'account',
    time_range: '{"since":"2026-10-26","until":"2026-11-22"}',
  });
  expect(query.has('time_increment')).toBe(false);
});

it('the total of a Meta account is zero where nothing was delivered', async () => {
  expect(await read(() => ({ body: { data: [] } }))).toEqual({ currency: 'EUR', spendMicros: 0n, impressions: 0 });
});

it('the total of a Meta account is read in halves when Meta needs smaller requests', async () => {
  const total = await read(({ query }) => {
    const { since, until } = JSON.parse(query.get('time_range') ?? '{}') as { since: string; until: string };
    if (since === window.from && until === window.to)
      return graphError(1, undefined, 'Please reduce the amount of data');
    return row('10.01', '5');
  });
  expect(total).toEqual({ currency: 'USD', spendMicros: 20_020_000n, impressions: 10 });
});

it.each([
  ['without a permission', graphError(200), 'reauth', 'permission_missing'],
  ['that lost its spend', { body: { data: [{ impressions: '5' }] } }, 'permanent', 'unexpected_answer'],
])('the total of a Meta account fails on an answer %s', async (_name, answer, errorClass, code) => {
  expect(await failureOf(read(() => answer))).toMatchObject({ errorClass, code });
});
