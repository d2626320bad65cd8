import { and, eq, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { adAccounts } from '@/db/schema/ad-accounts';
import { adIssues } from '@/db/schema/ad-issues';
import { campaigns } from '@/db/schema/campaigns';
import { stripUnstorable } from '@/db/strip-unstorable';
import type { Tx } from '@/db/tenant';
import type { WebhookEffect } from '@/lib/platforms/webhook';
import type { OpenDelivery } from './load-open-delivery';

type Review = Extract<WebhookEffect, { kind: 'ad_issue' | 'ad_issue_resolved' }>;

const MOST_SUMMARY = 500;

async function findAccount(tx: Tx, orgId: AuthorizedOrgId, delivery: OpenDelivery): Promise<string | undefined> {
  const { platform, subjectType, subjectExternalId } = delivery;
  const isOfCampaign = subjectType === 'campaign';
  const accounts = tx.select({ id: adAccounts.id }).from(adAccounts).$dynamic();
  if (isOfCampaign) {
    accounts.innerJoin(campaigns, and(eq(campaigns.orgId, adAccounts.orgId), eq(campaigns.adAccountId, adAccounts.id)));
  }
  const named = isOfCampaign ? campaigns.externalId : adAccounts.externalId;
  const [account] = await accounts
    .where(and(eq(adAccounts.orgId, orgId), eq(adAccounts.platform, platform), eq(named, subjectExternalId ?? '')))
    .limit(1);
  return account?.id;
}

// The last report wins by the platform's time, then arrival, then position; the order of processing does not matter.
export async function recordAdIssue(
  tx: Tx,
  orgId: AuthorizedOrgId,
  delivery: OpenDelivery,
  review: Review,
): Promise<void> {
  const adAccountId = await findAccount(tx, orgId, delivery);
  if (!adAccountId) return;
  const { receivedAt, position } = delivery;
  const reportedAt = delivery.occurredAt ?? receivedAt;
  const reported =
    review.kind === 'ad_issue'
      ? {
          name: review.name && stripUnstorable(review.name),
          code: review.code && stripUnstorable(review.code),
          summary: review.summary && stripUnstorable(review.summary).slice(0, MOST_SUMMARY),
          resolvedAt: null,
        }
      : { resolvedAt: reportedAt };
  await tx
    .insert(adIssues)
    .values({
      orgId,
      adAccountId,
      level: review.level,
      externalId: stripUnstorable(review.externalId),
      reportedAt,
      receivedAt,
      position,
      ...reported,
    })
    .onConflictDoUpdate({
      target: [adIssues.orgId, adIssues.adAccountId, adIssues.level, adIssues.externalId],
      set: { ...reported, reportedAt, receivedAt, position },
      setWhere: sql`(${adIssues.reportedAt}, ${adIssues.receivedAt}, ${adIssues.position})
        <= (excluded.reported_at, excluded.received_at, excluded.position)`,
    });
}
