import type { CampaignPlan } from '../../world/campaigns';
import type { Account, DailyFact } from '../../world/model';
import { objectiveOf } from './campaign-node';
import { majorUnits } from './formats';
import { actionsOf, actionValuesOf } from './insight-actions';
import type { InsightsRequest } from './insights-request';
import type { FieldReader, NodeFields } from './projection';

export interface InsightRow {
  campaign: CampaignPlan | null;
  account: Account;
  since: string;
  until: string;
  facts: readonly DailyFact[];
}

/** Rows have no id and always carry their dates. */
export function insightNode(account: Account, { windows }: InsightsRequest): NodeFields<InsightRow> {
  const readers: Record<string, FieldReader<InsightRow>> = {
    account_id: () => account.id,
    account_name: () => account.name,
    account_currency: () => account.currency,
    campaign_id: (row) => row.campaign?.id,
    campaign_name: (row) => row.campaign?.name,
    objective: (row) => row.campaign && objectiveOf(row.campaign),
    buying_type: () => 'AUCTION',
    impressions: ({ facts }) => String(sum(facts, 'impressions')),
    clicks: ({ facts }) => String(sum(facts, 'clicks')),
    inline_link_clicks: ({ facts }) => positive(sum(facts, 'linkClicks')),
    spend: ({ facts }) => majorUnits(spendOf(facts)),
    reach: ({ facts }) => String(reachOf(facts)),
    frequency: ({ facts }) => ratio(sum(facts, 'impressions'), reachOf(facts)),
    ctr: ({ facts }) => ratio(sum(facts, 'clicks') * 100, sum(facts, 'impressions')),
    cpc: ({ facts }) => ratio(Number(spendOf(facts)) / 1e6, sum(facts, 'clicks')),
    cpm: ({ facts }) => ratio(Number(spendOf(facts)) / 1e3, sum(facts, 'impressions')),
    actions: ({ facts }) => filled(actionsOf(facts, windows)),
    action_values: ({ facts }) => filled(actionValuesOf(facts, windows)),
    video_thruplay_watched_actions: ({ facts }) => {
      const value = positive(sum(facts, 'thruplays'));
      return value && [{ action_type: 'video_view', value }];
    },
    date_start: (row) => row.since,
    date_stop: (row) => row.until,
  };
  return {
    type: 'AdsInsights',
    defaults: ['account_id', 'campaign_id', 'impressions', 'spend', 'date_start', 'date_stop'],
    always: ['date_start', 'date_stop'],
    readers,
    empty: [
      'conversions',
      'conversion_values',
      'cost_per_action_type',
      'results',
      'unique_clicks',
      'unique_actions',
      'outbound_clicks',
      'video_play_actions',
      'attribution_setting',
      'created_time',
      'updated_time',
      'optimization_goal',
    ],
  };
}

function ratio(numerator: number, denominator: number): string | undefined {
  return denominator > 0 ? (numerator / denominator).toFixed(6) : undefined;
}

function filled<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}

function positive(count: number): string | undefined {
  return count > 0 ? String(count) : undefined;
}

type Count = 'impressions' | 'clicks' | 'linkClicks' | 'thruplays' | 'reach';

function sum(facts: readonly DailyFact[], name: Count): number {
  return facts.reduce((total, fact) => total + fact[name], 0);
}

function spendOf(facts: readonly DailyFact[]): bigint {
  return facts.reduce((total, fact) => total + fact.spendMicros, 0n);
}

/** Reach counts people once: over days or campaigns it is less than the sum. */
function reachOf(facts: readonly DailyFact[]): number {
  const total = sum(facts, 'reach');
  return facts.length > 1 ? Math.max(...facts.map((fact) => fact.reach), Math.floor(total * 0.55)) : total;
}
