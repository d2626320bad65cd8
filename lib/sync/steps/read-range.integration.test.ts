import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { adAccounts } from '@/db/schema/ad-accounts';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { seeder } from '@/lib/dashboard/testing/seed';
import { endHistory, recordReadRange } from './read-range';

const none = { readFrom: null, readTo: null, historyGoal: null };
const known = { readFrom: '2026-10-01', readTo: '2026-11-10', historyGoal: '2025-09-01' };

async function after(before: typeof known | typeof none, window: { from: string; to: string } | 'refused') {
  const { orgId } = await mintOrganization();
  return withOrg(orgId, async (tx) => {
    const put = seeder(tx, orgId, new Date());
    const integration = await put.integration();
    const account = await put.account(integration.id, before);
    const other = await put.account(integration.id, before);
    const read = { orgId, adAccountId: account.id };
    await (window === 'refused' ? endHistory(tx, read) : recordReadRange(tx, read, window));
    const rows = await tx.select().from(adAccounts).where(eq(adAccounts.orgId, orgId));
    expect(rows.find(({ id }) => id === other.id)).toMatchObject(before);
    const { readFrom, readTo, historyGoal } = rows.find(({ id }) => id === account.id) ?? {};
    return { readFrom, readTo, historyGoal };
  });
}

it('the first window of an account starts its known days, with the goal 13 months before its end', async () => {
  expect(await after(none, { from: '2026-10-24', to: '2026-11-23' })).toEqual({
    readFrom: '2026-10-24',
    readTo: '2026-11-23',
    historyGoal: '2025-10-24',
  });
});

it.each([
  ['the look-back', '2026-10-15', '2026-11-12', { readTo: '2026-11-12' }],
  ['the very next days', '2026-11-11', '2026-11-12', { readTo: '2026-11-12' }],
  ['the days just before', '2026-09-01', '2026-09-30', { readFrom: '2026-09-01' }],
  ['days on both sides', '2026-09-01', '2026-12-01', { readFrom: '2026-09-01', readTo: '2026-12-01' }],
  ['days inside', '2026-10-05', '2026-10-06', {}],
  ['days with a gap before what is known', '2026-09-01', '2026-09-29', {}],
  ['no more days', 'refused', '', { historyGoal: '2026-10-01' }],
])('reading a window extends the known days correctly: %s', async (_, from, to, change) => {
  expect(await after(known, from === 'refused' ? from : { from, to })).toEqual({ ...known, ...change });
});

it('a window beyond the known days replaces them', async () => {
  expect(await after(known, { from: '2026-11-12', to: '2026-12-15' })).toEqual({
    readFrom: '2026-11-12',
    readTo: '2026-12-15',
    historyGoal: '2025-11-15',
  });
});

describe('days with conversions by action', () => {
  const actionsAfter = async (actionsFrom: string | null, window: { from: string; to: string }) => {
    const { orgId } = await mintOrganization();
    return withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, new Date());
      const account = await put.account((await put.integration()).id, { ...known, actionsFrom });
      await recordReadRange(tx, { orgId, adAccountId: account.id }, window);
      const [row] = await tx.select().from(adAccounts).where(eq(adAccounts.orgId, orgId));
      return row?.actionsFrom;
    });
  };

  it.each([
    ['begin with the first reading of the newest days', null, '2026-10-14', '2026-11-11', '2026-10-14'],
    ['do not begin with a reading of the past', null, '2026-09-01', '2026-09-30', null],
    ['reach back with the days just before', '2026-10-01', '2026-09-01', '2026-09-30', '2026-09-01'],
    ['stay where a gap would remain', '2026-10-14', '2026-09-01', '2026-09-30', '2026-10-14'],
    ['stay when the newest days are read again', '2026-10-01', '2026-10-14', '2026-11-11', '2026-10-01'],
    ['begin again beyond a gap', '2026-10-01', '2026-11-12', '2026-12-15', '2026-11-12'],
  ])('%s', async (_, actionsFrom, from, to, expected) => {
    expect(await actionsAfter(actionsFrom, { from, to })).toBe(expected);
  });
});
