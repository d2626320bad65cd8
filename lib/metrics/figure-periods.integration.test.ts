import { sql } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { addDays, type IsoDate } from '@/lib/dates';
import { type FigurePeriods, whereCounted, whereCountedFact, whereInPeriods } from './figure-periods';

const periods: FigurePeriods = {
  from: '2026-03-11',
  to: '2026-03-20',
  previous: { from: '2026-03-01', to: '2026-03-10' },
  isGrowing: false,
  lastWholeDay: '2026-03-20',
};
type Days = [IsoDate | null, IsoDate | null];

let orgId: AuthorizedOrgId;

beforeAll(async () => {
  ({ orgId } = await mintOrganization());
});

const accountsOf = (days: readonly Days[]) =>
  days.map(([readFrom, readTo], index) => ({
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    readFrom,
    readTo,
  }));

/** Of a fact of each account on each day, those that count by the windows and those that count by their accounts. */
async function countedFacts(days: readonly Days[], of: FigurePeriods) {
  const accounts = accountsOf(days);
  const byWindows = whereCountedFact(accounts, of);
  if (!byWindows) return null;
  const [row] = await withOrg(orgId, (tx) =>
    tx.execute<{ by_windows: string[]; by_accounts: string[] }>(sql`
      with a as (
        select * from json_to_recordset(${JSON.stringify(accounts)}::text::json)
          as a(id uuid, "readFrom" date, "readTo" date)
      ), m as (
        select m.* from (
          select a.id as ad_account_id, a."readFrom" as read_from, a."readTo" as read_to, day::date as date
          from a, generate_series('2026-02-20'::date, '2026-03-31', interval '1 day') day
        ) m where ${whereInPeriods(of)}
      )
      select array(select m.date || ' ' || m.ad_account_id from m where ${byWindows} order by 1) as by_windows,
        array(select m.date || ' ' || m.ad_account_id from m where ${whereCounted(of, 'm', 'm')} order by 1) as by_accounts`),
  );
  return row;
}

const WHOLE: Days = ['2026-01-01', '2026-12-31'];

it.each<[string, Days[]]>([
  ['are read throughout', [WHOLE, WHOLE]],
  [
    'begin on the same day within the periods',
    [
      ['2026-03-05', '2026-12-31'],
      ['2026-03-05', '2026-12-31'],
    ],
  ],
  ['end within the periods', [['2026-01-01', '2026-03-15'], WHOLE]],
  ['are read on different days', [WHOLE, ['2026-03-05', '2026-03-20'], ['2026-03-12', '2026-03-15']]],
  ['were never read or only outside the periods', [[null, null], ['2026-03-25', '2026-04-01'], WHOLE]],
  ['were never read at all', [[null, null]]],
])('the counted facts of accounts that %s are those on days that each account has read', async (_name, days) => {
  for (const of of [periods, { ...periods, isGrowing: true }, { ...periods, previous: null }]) {
    const counted = await countedFacts(days, of);
    expect(counted?.by_windows).toEqual(counted?.by_accounts);
  }
});

it('accounts of too many kinds of read days are left to a look-up of each account', async () => {
  const days = Array.from({ length: 13 }, (_, index): Days => [addDays('2026-03-02', index), '2026-12-31']);
  expect(await countedFacts(days.slice(1), periods)).not.toBeNull();
  expect(await countedFacts(days, periods)).toBeNull();
});
