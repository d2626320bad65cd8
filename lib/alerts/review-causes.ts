import type { Cause } from './cause';

export interface ReviewIssue {
  adAccountId: string;
  integrationId: string;
  platform: string;
  accountName: string;
  level: string;
  externalId: string;
  campaign: { id: string; name: string } | null;
  name: string | null;
  code: string | null;
  summary: string | null;
  reportedAt: Date;
}

// Platforms do not always report that a problem is over.
const LONGEST_AGE_MS = 30 * 86_400_000;

/** ad_rejected: a campaign, ad set or ad was rejected or paused, without a later correction by the platform. */
export function reviewCauses(issues: readonly ReviewIssue[], now: Date): Cause[] {
  return issues
    .filter(({ reportedAt }) => now.getTime() - reportedAt.getTime() <= LONGEST_AGE_MS)
    .map(({ adAccountId, integrationId, platform, accountName, level, externalId, campaign, name, code, summary }) => ({
      kind: 'ad_rejected',
      severity: 'urgent',
      causeKey: `ad_rejected:${adAccountId}:${level}:${externalId}`,
      ...(campaign
        ? ({ subjectType: 'campaign', subjectId: campaign.id } as const)
        : ({ subjectType: 'integration', subjectId: integrationId } as const)),
      values: {
        name: campaign?.name ?? name ?? accountName,
        platform,
        accountName,
        level,
        summary: summary ?? code ?? externalId,
      },
    }));
}
