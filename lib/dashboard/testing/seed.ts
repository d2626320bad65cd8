import { randomUUID } from 'node:crypto';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { adAccounts } from '@/db/schema/ad-accounts';
import { campaigns } from '@/db/schema/campaigns';
import { integrationCredentials } from '@/db/schema/integration-credentials';
import { integrations } from '@/db/schema/integrations';
import { postMetrics } from '@/db/schema/post-metrics';
import { posts } from '@/db/schema/posts';
import { profiles } from '@/db/schema/profiles';
import { syncRuns, syncStreamNames } from '@/db/schema/sync-runs';
import { syncSteps } from '@/db/schema/sync-steps';
import { syncStreams } from '@/db/schema/sync-streams';
import type { Tx } from '@/db/tenant';
import { writeDailyMetrics } from '@/lib/metrics/write-daily-metrics';
import type { RemoteDailyMetrics } from '@/lib/platforms/platform';

export function seeder(tx: Tx, orgId: AuthorizedOrgId, now: Date) {
  const seen = { firstSeenAt: now, observedAt: now };
  const first = <T>([row]: T[]): T => {
    if (!row) throw new Error('Nothing was inserted.');
    return row;
  };
  return {
    integration: async (over: Partial<typeof integrations.$inferInsert> = {}) => {
      const base = { platform: 'meta', externalUserId: randomUUID(), displayName: 'Person', status: 'active' } as const;
      const who = { connectedBy: randomUUID(), connectedAt: now };
      return first(
        await tx
          .insert(integrations)
          .values({ orgId, ...base, ...who, ...over })
          .returning(),
      );
    },
    credentials: (integrationId: string, over: Partial<typeof integrationCredentials.$inferInsert> = {}) =>
      tx.insert(integrationCredentials).values({
        orgId,
        integrationId,
        accessTokenCiphertext: 'v1.test',
        refreshedAt: now,
        ...over,
      }),
    account: async (integrationId: string, over: Partial<typeof adAccounts.$inferInsert> = {}) => {
      const base = { platform: 'meta', externalId: randomUUID(), name: 'Account', currency: 'SAR' };
      const zone = { timeZone: 'Asia/Riyadh', selected: true, observedAt: now };
      // By default, all days of a test are complete.
      const read = { readFrom: '2020-01-01', readTo: '2100-01-01', historyGoal: '2020-01-01' };
      return first(
        await tx
          .insert(adAccounts)
          .values({ orgId, integrationId, ...base, ...zone, ...read, ...over })
          .returning(),
      );
    },
    campaign: async (account: { id: string; currency: string }, over: Partial<typeof campaigns.$inferInsert> = {}) => {
      const base = { platform: 'meta', externalId: randomUUID(), name: 'Campaign', externalStatus: 'ACTIVE' };
      const values = { orgId, adAccountId: account.id, ...base, status: 'active', currency: account.currency } as const;
      return first(
        await tx
          .insert(campaigns)
          .values({ ...values, ...seen, ...over })
          .returning(),
      );
    },
    metrics: (accountId: string, rows: RemoteDailyMetrics[]) =>
      writeDailyMetrics(tx, { orgId, adAccountId: accountId, platform: 'meta' }, rows, now),
    profile: async (integrationId: string, over: Partial<typeof profiles.$inferInsert> = {}) => {
      const base = { platform: 'meta', kind: 'page', externalId: randomUUID(), name: 'Page', selected: true };
      return first(
        await tx
          .insert(profiles)
          .values({ orgId, integrationId, ...base, observedAt: now, ...over })
          .returning(),
      );
    },
    post: async (profileId: string, over: Partial<typeof posts.$inferInsert> = {}) => {
      const base = {
        platform: 'meta',
        externalId: randomUUID(),
        kind: 'photo',
        text: 'Hello',
        status: 'published',
      } as const;
      return first(
        await tx
          .insert(posts)
          .values({ orgId, profileId, ...base, ...seen, ...over })
          .returning(),
      );
    },
    engagement: (postId: string, over: Partial<typeof postMetrics.$inferInsert> & { date: string }) =>
      tx.insert(postMetrics).values({ orgId, postId, observedAt: now, ...over }),
    run: async (integrationId: string, over: Partial<typeof syncRuns.$inferInsert> = {}) => {
      const base = {
        dataType: 'all',
        trigger: 'schedule',
        status: 'succeeded',
        requestedAt: now,
        finishedAt: now,
      } as const;
      const run = first(
        await tx
          .insert(syncRuns)
          .values({ orgId, id: randomUUID(), integrationId, platform: 'meta', ...base, ...over })
          .returning(),
      );
      if (run.status !== 'succeeded') return run;
      const lastSuccessAt = run.finishedAt;
      const read = syncStreamNames.filter((stream) => run.dataType === 'all' || run.dataType === stream);
      await tx
        .insert(syncStreams)
        .values(read.map((stream) => ({ orgId, integrationId, stream, lastSuccessAt })))
        .onConflictDoUpdate({
          target: [syncStreams.orgId, syncStreams.integrationId, syncStreams.stream],
          set: { lastSuccessAt },
        });
      return run;
    },
    steps: async (runId: string, steps: Omit<typeof syncSteps.$inferInsert, 'orgId' | 'runId' | 'position'>[]) => {
      await tx.insert(syncSteps).values(steps.map((step, index) => ({ orgId, runId, position: index + 1, ...step })));
    },
  };
}

export function facts(
  campaign: { externalId: string; currency: string },
  over: Partial<RemoteDailyMetrics> & { date: string },
): RemoteDailyMetrics {
  return {
    campaignExternalId: campaign.externalId,
    campaignName: 'Campaign',
    currency: campaign.currency,
    impressions: 1000,
    clicks: 20,
    linkClicks: null,
    spendMicros: 10_000_000n,
    actions: [],
    conversions: '1',
    conversionValueMicros: null,
    videoViews: null,
    reach: 500,
    ...over,
  };
}
