import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withOrg } from '@/db/tenant';
import { addDays, dayInZone, daysOf } from '@/lib/dates';
import { remoteMetrics } from '@/lib/sync/testing/fake-platform';
import { storedFacts } from '@/lib/sync/testing/stored-facts';
import { mintFactAccount } from './testing/fact-account';
import { writeDailyMetrics } from './write-daily-metrics';
import { removeVanishedMetrics } from './write-daily-metrics-removal';

const to = dayInZone(new Date(), 'UTC');
const window = { from: addDays(to, -4), to };

// The next complete answer of the account contains only `answered`.
async function readAgain(days: number, status: 'active' | 'removed', answered: 'nothing' | 'its last day') {
  const account = await mintFactAccount();
  const dates = daysOf(addDays(to, 1 - days), to);
  const removed = await withOrg(account.orgId, async (tx) => {
    const before = new Date(Date.now() - 60_000);
    const { returned } = await writeDailyMetrics(
      tx,
      account,
      dates.map((date) => remoteMetrics('c', date)),
      before,
    );
    await tx.execute(sql`update campaigns set status = ${status} where org_id = ${account.orgId}`);
    const seen = { campaignId: returned[0]?.campaignId ?? '', days: '00001' };
    const reading = { window, startedAt: new Date(), returned: answered === 'nothing' ? [] : [seen] };
    return removeVanishedMetrics(tx, account, reading, new Date());
  });
  return { removed, left: (await storedFacts(account.orgId)).length };
}

describe('facts that a complete answer does not contain', () => {
  it('are kept when the campaign was removed on the platform', async () => {
    expect(await readAgain(1, 'removed', 'nothing')).toEqual({ removed: 0, left: 1 });
  });

  it('are kept when a campaign without any row had delivered on several days', async () => {
    expect(await readAgain(4, 'active', 'nothing')).toEqual({ removed: 0, left: 4 });
  });

  it('are removed when the answer contains other days of the campaign', async () => {
    expect(await readAgain(4, 'active', 'its last day')).toEqual({ removed: 3, left: 1 });
    expect(await readAgain(2, 'removed', 'its last day')).toEqual({ removed: 1, left: 1 });
  });

  it('are removed when an active campaign delivered on one day only', async () => {
    expect(await readAgain(1, 'active', 'nothing')).toEqual({ removed: 1, left: 0 });
  });
});
