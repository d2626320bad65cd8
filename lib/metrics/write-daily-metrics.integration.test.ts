import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withOrg } from '@/db/tenant';
import { addDays, dayInZone, daysOf } from '@/lib/dates';
import { remoteMetrics } from '@/lib/sync/testing/fake-platform';
import { rollUps, storedFacts, storedRevisions } from '@/lib/sync/testing/stored-facts';
import { countConversions } from './conversions/count-conversions';
import { mintFactAccount } from './testing/fact-account';
import { writeDailyMetrics } from './write-daily-metrics';
import { removeVanishedMetrics } from './write-daily-metrics-removal';

const purchases = { conversions: ['purchase'], sales: ['purchase'] };
const to = dayInZone(new Date(), 'UTC');
const window = { from: addDays(to, -4), to };
const days = daysOf(window.from, window.to);

const row = fc.record({
  campaign: fc.constantFrom('a', 'b', 'c'),
  day: fc.constantFrom(...days),
  spend: fc.bigInt({ min: 0n, max: 10n ** 15n }),
  value: fc.option(fc.bigInt({ min: 0n, max: 10n ** 15n })),
  conversions: fc.constantFrom('0', '0.333333', '12.5', '7'),
});
const page = fc.array(row, { maxLength: 12 });

function remote(rows: (typeof row extends fc.Arbitrary<infer R> ? R : never)[]) {
  return rows.map(({ campaign, day, spend, value, conversions }) =>
    remoteMetrics(campaign, day, { spendMicros: spend, conversionValueMicros: value, conversions }),
  );
}

describe('daily facts', () => {
  it('agree with their roll-up after any sequence of pages and removals', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ page, ends: fc.boolean() }), { minLength: 1, maxLength: 6 }),
        async (readings) => {
          const account = await mintFactAccount();
          for (const reading of readings) {
            const startedAt = new Date();
            await withOrg(account.orgId, async (tx) => {
              const { returned } = await writeDailyMetrics(tx, account, remote(reading.page), new Date());
              if (!reading.ends) return;
              const byCampaign = [...new Set(returned.map((entry) => entry.campaignId))];
              const seen = byCampaign.map((campaignId) => ({
                campaignId,
                days: days
                  .map((day) =>
                    returned.some((entry) => entry.campaignId === campaignId && entry.date === day) ? '1' : '0',
                  )
                  .join(''),
              }));
              await removeVanishedMetrics(tx, account, { window, startedAt, returned: seen }, new Date());
            });
            const { stored, summed } = await rollUps(account.orgId);
            expect(stored).toEqual(summed);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('count the later one of two rows for a campaign and day on a page', async () => {
    const account = await mintFactAccount();
    const twice = [remoteMetrics('a', to, { spendMicros: 1n }), remoteMetrics('a', to, { spendMicros: 2n })];
    await withOrg(account.orgId, (tx) => writeDailyMetrics(tx, account, twice, new Date()));
    expect(await storedFacts(account.orgId)).toMatchObject([{ spend_micros: '2' }]);
  });

  it('store a value of zero only for a campaign that has reported a value', async () => {
    const account = await mintFactAccount();
    const write = (rows: ReturnType<typeof remoteMetrics>[]) =>
      withOrg(account.orgId, async (tx) => {
        const counted = await countConversions(tx, account, { rows, window }, purchases);
        return writeDailyMetrics(tx, account, counted, new Date());
      });
    const yesterday = addDays(to, -1);
    await write([
      remoteMetrics('a', to, { spendMicros: 10n, conversionValueMicros: 0n }),
      remoteMetrics('b', yesterday, { spendMicros: 7n, conversionValueMicros: 5n }),
    ]);
    await write([remoteMetrics('b', to, { spendMicros: 7n, conversionValueMicros: 0n })]);
    const values = (await storedFacts(account.orgId)).map((fact) => [fact.campaign, fact.conversion_value_micros]);
    expect(values.sort()).toEqual([
      ['a', null],
      ['b', '0'],
      ['b', '5'],
    ]);
    const { stored, summed } = await rollUps(account.orgId);
    expect(stored).toEqual(summed);
  });

  it('keep a currency without an exchange rate, and never add two currencies', async () => {
    const account = await mintFactAccount();
    const write = (rows: ReturnType<typeof remoteMetrics>[], at: Date) =>
      withOrg(account.orgId, (tx) => writeDailyMetrics(tx, account, rows, at));
    await write(
      [remoteMetrics('a', to, { currency: 'XTS', spendMicros: 5n }), remoteMetrics('b', to, { currency: 'XTS' })],
      new Date(Date.now() - 1000),
    );
    await write([remoteMetrics('a', to, { currency: 'SAR', spendMicros: 6n })], new Date());
    expect((await storedFacts(account.orgId)).map((fact) => fact.currency)).toEqual(['SAR', 'XTS']);
    const { stored } = await rollUps(account.orgId);
    expect(stored).toMatchObject([{ currency: 'SAR', spend_micros: '6' }]);
    expect(await storedRevisions(account.orgId)).toMatchObject([{ campaign: 'a', spend_micros: '5' }]);
    // The spend of the other campaign in the old currency was not part of the sum.
    await write([remoteMetrics('b', to, { currency: 'SAR', spendMicros: 7n })], new Date());
    expect((await rollUps(account.orgId)).stored).toMatchObject([{ currency: 'SAR', spend_micros: '13' }]);
    await write([remoteMetrics('c', to, { currency: 'AED', spendMicros: 1n })], new Date(Date.now() + 1000));
    expect((await rollUps(account.orgId)).stored).toMatchObject([{ currency: 'AED', spend_micros: '1' }]);
  });

  it('of a page of ten thousand take as many statements as those of a page of one', async () => {
    const account = await mintFactAccount();
    const many = daysOf(addDays(to, -49), to).flatMap((date) =>
      Array.from({ length: 200 }, (_, index) => remoteMetrics(`c${index}`, date)),
    );
    const one = await write(account, [remoteMetrics('alone', to)]);
    const first = await write(account, many);
    const again = await write(account, many);
    expect([one.rowsChanged, first.rowsChanged, again.rowsChanged]).toEqual([1, 10_000, 0]);
    expect(first.statements).toBe(one.statements);
  });
});

async function write(account: Awaited<ReturnType<typeof mintFactAccount>>, rows: ReturnType<typeof remoteMetrics>[]) {
  let statements = 0;
  const { rowsChanged } = await withOrg(account.orgId, (tx) => {
    const counting = new Proxy(tx, {
      get(target, name) {
        if (['execute', 'select', 'insert', 'update', 'delete'].includes(String(name))) statements += 1;
        const member: unknown = Reflect.get(target, name);
        return typeof member === 'function' ? member.bind(target) : member;
      },
    });
    return writeDailyMetrics(counting, account, rows, new Date());
  });
  return { rowsChanged, statements };
}
