import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { accountReconciliations } from '@/db/schema/account-reconciliations';
import { adAccounts } from '@/db/schema/ad-accounts';
import { withOrg } from '@/db/tenant';
import { evaluateAlerts } from '@/lib/alerts/evaluate-alerts';
import { listAlerts } from '@/lib/alerts/list-alerts';
import { addDays } from '@/lib/dates';
import { logger } from '@/lib/logger';
import { connectAll, mintSession, sync } from '../testing/connected-organization';
import { FakePlatform, remoteAccount, remoteMetrics, vendorFailure } from '../testing/fake-platform';
import { totals } from './totals';

const today = '2026-11-23';
const day = (days: number) => addDays(today, days);

beforeEach(() => {
  logger.level = 'silent';
  // 21:30 in UTC is after midnight in the account's zone, Riyadh.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T21:30:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

async function readAccount() {
  const platform = new FakePlatform();
  platform.accounts = [remoteAccount('101', 'SAR', 'Asia/Riyadh')];
  platform.metrics.set('101', [
    remoteMetrics('c1', day(-28), { spendMicros: 1_000n, impressions: 10 }),
    remoteMetrics('c1', day(-1), { spendMicros: 20_000n, impressions: 200 }),
    remoteMetrics('c2', day(-1), { spendMicros: 300_000n, impressions: 3_000 }),
    // Today's figures change between two calls.
    remoteMetrics('c1', today, { spendMicros: 9_000_000n, impressions: 90_000 }),
  ]);
  const session = await mintSession();
  const { orgId } = session;
  const integrationId = await connectAll(session, platform);
  await sync(orgId, integrationId, platform, 'metrics');
  const [account] = await withOrg(orgId, (tx) => tx.select().from(adAccounts).where(eq(adAccounts.orgId, orgId)));
  if (!account) throw new Error('The account was not stored.');
  const run = async () => {
    const step = totals({ orgId, integrationId, platform, subjectId: account.id });
    const checkpoint = await step.begin();
    const page = await step.read('access-1', checkpoint, null);
    expect(page.nextCursor).toBeNull();
    return withOrg(orgId, async (tx) => {
      expect(await page.store(tx, checkpoint, true)).toMatchObject({ rowsRead: 0, rowsChanged: 0 });
      return tx.select().from(accountReconciliations).where(eq(accountReconciliations.orgId, orgId));
    });
  };
  const know = (days: Partial<typeof adAccounts.$inferInsert>) =>
    withOrg(orgId, (tx) => tx.update(adAccounts).set(days).where(eq(adAccounts.orgId, orgId)));
  return { orgId, integrationId, platform, account, run, know };
}

describe('the totals step', () => {
  it('the totals step compares the whole days of the look-back, and not today', async () => {
    const { platform, account, run } = await readAccount();
    const compared = {
      adAccountId: account.id,
      windowFrom: day(-28),
      windowTo: day(-1),
      accountSpendMicros: 321_000n,
      campaignsSpendMicros: 321_000n,
      accountImpressions: 3_210,
      campaignsImpressions: 3_210,
    };
    expect(await run()).toMatchObject([compared]);
    platform.totals = { currency: 'SAR', spendMicros: 400_000n, impressions: null };
    expect(await run()).toMatchObject([{ ...compared, accountSpendMicros: 400_000n, accountImpressions: null }]);
  });

  it('the totals step compares no days that are not completely known', async () => {
    const { run, know, platform } = await readAccount();
    await know({ readFrom: day(-3) });
    expect(await run()).toMatchObject([{ windowFrom: day(-3), campaignsSpendMicros: 320_000n }]);
    platform.calls.length = 0;
    await know({ readFrom: null, readTo: null });
    expect(await run()).toHaveLength(1);
    expect(platform.calls).toEqual([]);
  });

  it.each([
    vendorFailure('reauth', 'permission_missing'),
    vendorFailure('permanent', 'unexpected_answer'),
    vendorFailure('transient', 'platform_down'),
  ])(
    'the totals step ends without a comparison, with a warning in the log, when the platform cannot answer: %s',
    async (failure) => {
      const { platform, run } = await readAccount();
      const warn = vi.spyOn(logger, 'warn').mockImplementation(() => {});
      platform.onCall = () => Promise.reject(failure);
      expect(await run()).toEqual([]);
      expect(warn).toHaveBeenCalledWith(
        expect.objectContaining({ code: failure.code }),
        'account total could not be fetched',
      );
      warn.mockRestore();
    },
  );

  it.each([
    vendorFailure('reauth', 'token_expired'),
    vendorFailure('reauth', 'token_revoked'),
    vendorFailure('rate_limited', 'rate_limited', 60),
    new Error('a fault of ours'),
  ])('the totals step leaves failures of the run to the run: %s', async (failure) => {
    const { platform, run } = await readAccount();
    platform.onCall = () => Promise.reject(failure);
    await expect(run()).rejects.toBe(failure);
  });
});

describe('a full sync', () => {
  it('a full sync finds an account that differs from its campaigns, and that it matches again', async () => {
    const { orgId, integrationId, platform } = await readAccount();
    const kinds = async () => {
      await evaluateAlerts(orgId);
      return (await listAlerts(orgId, { state: 'open', limit: 50 })).alerts.map(({ kind }) => kind);
    };
    platform.totals = { currency: 'SAR', spendMicros: 325_000n, impressions: 3_210 };
    expect(await sync(orgId, integrationId, platform)).toMatchObject({ status: 'succeeded' });
    expect(await kinds()).toContain('totals_drift');
    platform.totals = undefined;
    await sync(orgId, integrationId, platform);
    expect(await kinds()).not.toContain('totals_drift');
  });

  it('a full sync succeeds on a platform that does not report totals', async () => {
    const { orgId, integrationId, platform } = await readAccount();
    platform.onCall = ({ method }) => {
      if (method === 'readAccountTotals') throw vendorFailure('permanent', 'request_rejected');
    };
    expect(await sync(orgId, integrationId, platform)).toMatchObject({ status: 'succeeded' });
    expect(platform.calls.map(({ method }) => method)).toContain('readAccountTotals');
  });
});
