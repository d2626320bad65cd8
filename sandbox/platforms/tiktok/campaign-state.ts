import { addDays } from '@/lib/dates';
import type { CampaignPlan } from '../../world/campaigns';
import { instantAt } from '../../world/local-time';
import type { Account, CampaignGoal } from '../../world/model';
import { utcText } from './formats';

const objectives: Readonly<Record<CampaignGoal, string>> = {
  sales: 'WEB_CONVERSIONS',
  leads: 'LEAD_GENERATION',
  traffic: 'TRAFFIC',
  awareness: 'REACH',
  engagement: 'ENGAGEMENT',
};

export function objectiveOf({ goal }: CampaignPlan): string {
  return objectives[goal];
}

export function operationStatus({ state }: CampaignPlan): 'ENABLE' | 'DISABLE' | 'DELETE' {
  if (state === 'deleted') return 'DELETE';
  return state === 'paused' ? 'DISABLE' : 'ENABLE';
}

/** TikTok's "second-level" status. */
export function secondaryStatus({ state, hasIssues }: CampaignPlan): string {
  switch (state) {
    case 'deleted':
      return 'CAMPAIGN_STATUS_DELETE';
    case 'paused':
      return 'CAMPAIGN_STATUS_DISABLE';
    case 'archived':
      return 'CAMPAIGN_STATUS_TIME_DONE';
    case 'active':
      return hasIssues ? 'CAMPAIGN_STATUS_PARTIAL_AUDIT_DENY' : 'CAMPAIGN_STATUS_ENABLE';
  }
}

const primaryStatuses: Readonly<Record<string, (campaign: CampaignPlan) => boolean>> = {
  STATUS_ALL: () => true,
  STATUS_NOT_DELETE: ({ state }) => state !== 'deleted',
  STATUS_DELETE: ({ state }) => state === 'deleted',
  STATUS_DISABLE: ({ state }) => state === 'paused',
  STATUS_DELIVERY_OK: ({ state }) => state === 'active',
  STATUS_NOT_DELIVERY: ({ state }) => state === 'archived',
};

/** By TikTok's "first-level" status; null: unknown status. */
export function hasPrimaryStatus(campaign: CampaignPlan, status: string): boolean | null {
  return primaryStatuses[status]?.(campaign) ?? null;
}

export const statusByDefault = 'STATUS_NOT_DELETE';

/** Of the ad groups, in UTC. TikTok writes an open end as ten years ahead. */
export function scheduleOf(campaign: CampaignPlan, account: Account): Record<string, string> {
  const start = instantAt(campaign.startsOn, 0, 0, account.timeZone);
  if (campaign.endsOn === null) {
    return {
      schedule_type: 'SCHEDULE_FROM_NOW',
      schedule_start_time: utcText(start),
      schedule_end_time: utcText(instantAt(addDays(campaign.startsOn, 3652), 0, 0, account.timeZone)),
    };
  }
  return {
    schedule_type: 'SCHEDULE_START_END',
    schedule_start_time: utcText(start),
    schedule_end_time: utcText(instantAt(campaign.endsOn, 23, 59, account.timeZone)),
  };
}
