import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { orgDailyMetrics } from '@/db/schema/org-daily-metrics';
import { withSystem } from '@/db/system';
import { withOrg } from '@/db/tenant';
import { connectTo, type Sql } from '@/db/testing/connect-to';
import { mintOrganization } from '@/db/testing/organization';
import { useOwnDatabase } from '@/db/testing/own-database';
import { cached } from '@/lib/cache/cache';
import { seeder } from '@/lib/dashboard/testing/seed';
import { logger } from '@/lib/logger';
import { mintSession } from '@/lib/sync/testing/connected-organization';
import { startVendorServer, type VendorServer } from '@/lib/vendor-http/testing/vendor-server';
import { createRateBook } from '../convert';
import { forgetEveryOrganization } from './forget-every-organization';
import type { FxPublisher } from './fx-publisher';
import { listAppliedRates } from './list-applied-rates';
import { listFxSources } from './list-fx-sources';
import { listMissingRates } from './list-missing-rates';
import { readFxRates } from './read-fx-rates';
import { setFxRate } from './set-fx-rate';
import { updateFxRates } from './update-fx-rates';

logger.level = 'silent';
// Monday evening in Frankfurt.
const now = new Date('2024-07-01T15:00:00Z');
const since = '2024-06-20';
const at = (host: string, path: string) => new URL(`https://${host}/${path}`);

type Days = Record<string, Record<string, string>>;
// As the European Central Bank published them.
const days: Days = {
  '2024-07-01': { USD: '1.0745', JPY: '173.23', GBP: '0.84820' },
  '2024-06-28': { USD: '1.0705', JPY: '171.94', GBP: '0.84638', BGN: '1.9558' },
  '2024-06-13': { USD: '1.0784' },
  '2024-05-31': { USD: '1.0852' },
};
const document = (published: Days) =>
  `<gesmes:Envelope><Cube>${Object.entries(published)
    .map(([day, rates]) => {
      const cubes = Object.entries(rates).map(([currency, rate]) => `<Cube currency='${currency}' rate='${rate}'/>`);
      return `<Cube time='${day}'>${cubes.join('')}</Cube>`;
    })
    .join('')}</Cube></gesmes:Envelope>`;

let superuser: Sql;
let server: VendorServer;
let answers: Record<string, { status?: number; body: string }> = {};
let bank: FxPublisher;
let own: FxPublisher;

const publish = (published: Days, host = 'bank.example.com') => {
  for (const part of ['recent', 'history']) answers[`/${host}/${part}`] = { body: document(published) };
};
const update = (over: Partial<Parameters<typeof updateFxRates>[0]> = {}) =>
  updateFxRates({ since, now, publishers: [bank], ...over });
const storedRates = () =>
  withSystem('test: stored rates', (tx) =>
    tx.execute<{ date: string; currency: string; rate: string; source: string }>(sql`
      select date::text, currency, trim_scale(rate)::text as rate, source from fx_reference_rates
      order by date, currency`),
  );
const readPaths = () => server.requests.map(({ path }) => path);

beforeAll(async () => {
  superuser = connectTo(await useOwnDatabase('fx_rates'));
  server = await startVendorServer(({ path }, response) => {
    const { status = 200, body } = answers[path] ?? { status: 404, body: '' };
    response.writeHead(status, { 'content-type': 'text/xml' }).end(body);
  });
  const sandboxOrigin = server.origin;
  const host = 'bank.example.com';
  bank = { source: 'ecb', recent: at(host, 'recent'), history: at(host, 'history'), sandboxOrigin };
  own = { source: 'own.example.com', recent: at('own.example.com', 'recent'), history: null, sandboxOrigin };
});
afterAll(() => Promise.all([server.close(), superuser.end()]));
beforeEach(async () => {
  answers = {};
  server.requests.length = 0;
  // No role of the product deletes published rates.
  await superuser`truncate fx_reference_rates, fx_sources`;
});

async function spendIn(currency: string, dates: readonly string[]) {
  const session = await mintSession();
  await withOrg(session.orgId, async (tx) => {
    const put = seeder(tx, session.orgId, now);
    const account = await put.account((await put.integration()).id, { currency });
    // Older than the partitions of campaign facts.
    const sums = { impressions: 1_000, clicks: 20, spendMicros: 10_000_000n, conversions: '1' };
    const { orgId } = session;
    const row = { orgId, adAccountId: account.id, platform: 'meta', currency, ...sums };
    await tx.insert(orgDailyMetrics).values(dates.map((date) => ({ ...row, date })));
  });
  return session;
}

describe('exchange rates arrive', () => {
  it('from seven days before the first day that they are needed for, and a second run reads the recent days and adds none', async () => {
    publish(days);
    expect(await update()).toBe(8);
    expect((await storedRates()).map(({ date }) => date)).not.toContain('2024-05-31');
    expect(await update()).toBe(0);
    expect(readPaths()).toEqual(['/bank.example.com/history', '/bank.example.com/recent']);
    expect(await listFxSources((await mintOrganization()).orgId, [bank])).toEqual([
      { source: 'ecb', newestDate: '2024-07-01', readAt: now.toISOString(), failingSince: null, errorCode: null },
    ]);
  });

  it('from before the first day with figures of any organization, also when that day arrives later', async () => {
    publish(days);
    await update();
    await spendIn('USD', ['2024-06-02']);
    expect(await update()).toBe(1);
    expect(readPaths()).toEqual(['/bank.example.com/history', '/bank.example.com/history']);
    expect((await storedRates())[0]).toMatchObject({ date: '2024-05-31', rate: '1.0852' });
  });

  it('and convert spend by hand: a million yen are 23,347.534023 riyals by the yen, the dollar and the peg', async () => {
    publish(days);
    await update();
    const { orgId } = await spendIn('JPY', ['2024-06-28', '2024-06-30']);
    expect(await listMissingRates(orgId, 'SAR')).toEqual([]);
    // 1.0705 / 171.94 × 3.75
    const expected = { currency: 'JPY', rate: '0.023347534', rateDate: '2024-06-28', sources: ['ecb', 'peg'] };
    expect(await listAppliedRates(orgId, 'SAR', '2024-06-28')).toEqual([expected]);
    expect(await listAppliedRates(orgId, 'SAR', '2024-06-30')).toEqual([expected]);
    const book = createRateBook(await withOrg(orgId, (tx) => readFxRates(tx, orgId)));
    expect(book.rateOn('2024-06-28', 'JPY', 'GBP')).toBeNull();
    const further = createRateBook(await withOrg(orgId, (tx) => readFxRates(tx, orgId, ['GBP'])));
    expect(further.rateOn('2024-06-28', 'JPY', 'GBP')).not.toBeNull();
  });

  it('never for a currency that its publisher no longer quotes: its days are missing after a week', async () => {
    publish(days);
    await update();
    const { orgId } = await spendIn('BGN', ['2024-06-28', '2024-07-05', '2024-07-06', '2024-07-07']);
    expect(await listMissingRates(orgId, 'SAR')).toEqual([{ currency: 'BGN', firstDay: '2024-07-06' }]);
    expect(await listAppliedRates(orgId, 'SAR', '2024-07-06')).toEqual([
      { currency: 'BGN', rate: null, rateDate: null, sources: [] },
    ]);
  });

  it('and leave a published day as it is when its publisher changes it later', async () => {
    publish(days);
    await update();
    publish({ ...days, '2024-06-28': { USD: '2', CHF: '0.9634' } });
    expect(await update()).toBe(1);
    expect(await storedRates()).toContainEqual({ date: '2024-06-28', currency: 'USD', rate: '1.0705', source: 'ecb' });
  });

  it('below the manual rates of their organization, which no other organization sees', async () => {
    publish(days);
    await update();
    const mine = await spendIn('GBP', ['2024-06-28']);
    const theirs = await spendIn('GBP', ['2024-06-28']);
    await setFxRate(mine, { base: 'GBP', quote: 'SAR', date: '2024-06-01', rate: '5', source: 'manual' });
    const rateOf = async ({ orgId }: typeof mine) => (await listAppliedRates(orgId, 'SAR', '2024-06-28'))[0];
    expect(await rateOf(mine)).toMatchObject({ rate: '5', rateDate: '2024-06-01', sources: ['manual'] });
    // 1.0705 / 0.84638 × 3.75
    expect(await rateOf(theirs)).toMatchObject({ rate: '4.7429936908', sources: ['ecb', 'peg'] });
  });

  it('in cached pages for the next reader', async () => {
    const { orgId } = await mintOrganization();
    let loads = 0;
    const load = async () => (await cached({ orgId, name: 'dashboard' }, 900, z.number(), async () => ++loads)).value;
    expect([await load(), await load()]).toEqual([1, 1]);
    await forgetEveryOrganization();
    expect(await load()).toBe(2);
  });
});

describe('a publisher of exchange rates', () => {
  it.each([
    ['answers with another document', { body: '<html><body>Maintenance</body></html>' }, 'unexpected_answer'],
    ['ends in the middle', { body: document(days).slice(0, -12) }, 'unexpected_answer'],
    ['names a day that has not begun', { body: document({ '2024-07-03': { USD: '1' } }) }, 'unexpected_answer'],
    [
      'has a bad rate among good ones',
      { body: document({ ...days, '2024-06-27': { USD: '0' } }) },
      'unexpected_answer',
    ],
    ['refuses', { status: 403, body: 'no' }, 'request_rejected'],
    ['redirects', { status: 302, body: '' }, 'unexpected_answer'],
  ])('that %s stores nothing, is recorded, and keeps no other from being read', async (_, answer, code) => {
    answers['/bank.example.com/history'] = answer;
    answers['/own.example.com/recent'] = { body: document({ '2024-06-28': { KWD: '0.32850' } }) };
    expect(await update({ publishers: [bank, own] })).toBe(1);
    expect(await storedRates()).toEqual([
      { date: '2024-06-28', currency: 'KWD', rate: '0.3285', source: 'own.example.com' },
    ]);
    const { orgId } = await mintOrganization();
    expect(await listFxSources(orgId, [bank, own])).toMatchObject([
      { source: 'ecb', readAt: null, failingSince: now.toISOString(), errorCode: code },
      { source: 'own.example.com', failingSince: null, errorCode: null },
    ]);
  });

  it('that fails again is failing since the first time, until it answers', async () => {
    await update();
    await update({ now: new Date(now.getTime() + 60_000) });
    const { orgId } = await mintOrganization();
    expect(await listFxSources(orgId, [bank])).toMatchObject([{ failingSince: now.toISOString() }]);
    publish(days);
    await update();
    expect(await listFxSources(orgId, [bank])).toMatchObject([{ failingSince: null, errorCode: null }]);
  });

  it('that is named first wins a day that two have, and a second one adds its own currencies', async () => {
    publish(days);
    answers['/own.example.com/recent'] = { body: document({ '2024-06-28': { USD: '3', KWD: '0.3285' } }) };
    await update({ publishers: [bank, own] });
    const rates = (await storedRates()).filter(({ date }) => date === '2024-06-28');
    expect(rates.filter(({ source }) => source !== 'ecb')).toMatchObject([{ currency: 'KWD' }]);
    const { orgId } = await spendIn('KWD', ['2024-06-28']);
    // 1.0705 / 0.3285 × 3.75
    expect(await listAppliedRates(orgId, 'SAR', '2024-06-28')).toMatchObject([
      { rate: '12.2203196347', sources: ['own.example.com', 'ecb', 'peg'] },
    ]);
  });

  it('that was read within 20 hours is not read again at the start of a server', async () => {
    publish(days);
    await update({ onlyStale: true });
    await update({ onlyStale: true, now: new Date(now.getTime() + 19 * 3_600_000) });
    expect(readPaths()).toHaveLength(1);
    await update({ onlyStale: true, now: new Date(now.getTime() + 21 * 3_600_000) });
    expect(readPaths()).toHaveLength(2);
  });

  it('that is the sandbox ends with the first rates of a real one, and adds none to those', async () => {
    publish({ '2024-06-28': { USD: '9', NOK: '9' } });
    const sandbox = { ...bank, source: 'sandbox' };
    expect(await update({ publishers: [sandbox] })).toBe(2);
    publish(days);
    await update();
    expect(new Set((await storedRates()).map(({ source }) => source))).toEqual(new Set(['ecb']));
    publish({ '2024-06-27': { USD: '9' } });
    expect(await update({ publishers: [sandbox] })).toBe(0);
  });
});
