import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withSystem } from '@/db/system';
import { connectTo, type Sql } from '@/db/testing/connect-to';
import { useOwnDatabase } from '@/db/testing/own-database';
import { logger } from '@/lib/logger';
import { fxPublishers } from '@/lib/metrics/fx-rates/fx-publisher';
import { updateFxRates } from '@/lib/metrics/fx-rates/update-fx-rates';
import { type Sandbox, startSandbox } from '@/sandbox/server';

logger.level = 'silent';
// Easter Monday of 2026; Good Friday is 3 April.
let now = new Date('2026-04-06T15:00:00Z');
let sandbox: Sandbox;
let superuser: Sql;

beforeAll(async () => {
  superuser = connectTo(await useOwnDatabase('exchange_rates'));
  sandbox = await startSandbox({ now: () => now });
  Object.assign(process.env, { CMIS_SANDBOX_URL: sandbox.url });
  delete process.env.FX_PROVIDER;
});
afterAll(() => Promise.all([sandbox.close(), superuser.end()]));
beforeEach(async () => {
  sandbox.faults.clear();
  await superuser`truncate fx_reference_rates, fx_sources`;
});

const update = (since: string) => updateFxRates({ since, now, publishers: fxPublishers() });
const daysOfRates = async (currency: string) => {
  const rows = await withSystem('test: days with rates', (tx) =>
    tx.execute<{ date: string }>(sql`
      select date::text from fx_reference_rates where currency = ${currency} and source = 'sandbox' order by date`),
  );
  return rows.map(({ date }) => date);
};

describe('the sandbox publishes exchange rates as the European Central Bank does', () => {
  it('on no weekend and no holiday of the bank', async () => {
    now = new Date('2026-04-06T15:00:00Z');
    await update('2026-04-06');
    expect(await daysOfRates('USD')).toEqual(['2026-03-30', '2026-03-31', '2026-04-01', '2026-04-02']);
  });

  it('from 16:00 of its own time on, which is one hour earlier in summer', async () => {
    now = new Date('2026-04-07T13:59:59Z');
    await update('2026-04-07');
    expect((await daysOfRates('USD')).at(-1)).toBe('2026-04-02');
    now = new Date('2026-04-07T14:00:00Z');
    await update('2026-04-07');
    expect((await daysOfRates('USD')).at(-1)).toBe('2026-04-07');
    now = new Date('2026-01-15T14:00:00Z');
    await superuser`truncate fx_reference_rates, fx_sources`;
    await update('2026-01-15');
    expect((await daysOfRates('USD')).at(-1)).toBe('2026-01-14');
  });

  it('without a currency that joined the euro, and with days on which one is not quoted', async () => {
    now = new Date('2026-04-06T15:00:00Z');
    await update('2025-04-01');
    expect((await daysOfRates('BGN')).at(-1)).toBe('2025-12-31');
    const [dollar, krona] = [await daysOfRates('USD'), await daysOfRates('ISK')];
    expect(krona.length).toBeGreaterThan(200);
    expect(krona.length).toBeLessThan(dollar.length);
  });

  it('the same in each file and at each reading', async () => {
    now = new Date('2026-04-07T15:00:00Z');
    await update('2025-12-01');
    const text = async (file: string) =>
      (await fetch(`${sandbox.url}/www.ecb.europa.eu/stats/eurofxref/${file}`)).text();
    const daily = await text('eurofxref-daily.xml');
    const [newest] = /<Cube time='2026-04-07'>[\s\S]*?<\/Cube>\n/.exec(daily) ?? [''];
    expect(newest).toContain("currency='USD'");
    expect(await text('eurofxref-hist-90d.xml')).toContain(newest);
    expect(await text('eurofxref-hist.xml')).toContain(newest);
    expect(await update('2025-12-01')).toBe(0);
  });
});

it.each(['http_500', 'html_503', 'reset', 'truncated_page', 'malformed_json', 'permission_missing'] as const)(
  'exchange rates are neither stored in part nor lost when their publisher has the fault %s',
  async (kind) => {
    now = new Date('2026-04-07T15:00:00Z');
    sandbox.faults.add({ kind, match: { platform: 'ecb' } });
    expect(await update('2026-04-07')).toBe(0);
    expect(await daysOfRates('USD')).toEqual([]);
    sandbox.faults.clear();
    expect(await update('2026-04-07')).toBeGreaterThan(0);
  },
);
