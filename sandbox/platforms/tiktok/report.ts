import type { IsoDate } from '@/lib/dates';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../sandbox-platform';
import type { CampaignPlan } from '../../world/campaigns';
import type { Account, DailyFact } from '../../world/model';
import { hasPrimaryStatus } from './campaign-state';
import { openAccount, openAds } from './credentials';
import { invalid, succeed } from './envelope';
import { numberedPage, required } from './parameters';
import { metricReaders, type ReportRow } from './report-metrics';
import { type ReportRequest, readReportRequest } from './report-request';

interface DatedRow extends ReportRow {
  date: IsoDate | null;
}

/** Rows without delivery are absent. */
export function showReport(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const token = openAds(request, context, '44');
  const account = openAccount(context, token, required(request, 'advertiser_id'));
  const requested = readReportRequest(request);
  const { rows, pageInfo } = numberedPage(request, rowsOf(context, account, requested));
  return succeed({ list: rows.map((row) => shown(row, requested)), page_info: pageInfo });
}

function shown(row: DatedRow, { level, metrics }: ReportRequest) {
  return {
    dimensions: {
      ...(row.campaign ? { campaign_id: row.campaign.id } : { advertiser_id: row.account.id }),
      ...(row.date === null ? {} : { stat_time_day: `${row.date} 00:00:00` }),
    },
    metrics: Object.fromEntries(metrics.map((name) => [name, metricReaders[level][name]?.(row)])),
  };
}

function rowsOf(context: SandboxContext, account: Account, requested: ReportRequest): DatedRow[] {
  const window = requested.window ?? context.world.history(account.id);
  const all = context.world.campaigns(account.id);
  if (requested.level === 'AUCTION_ADVERTISER') {
    const facts = all.flatMap((campaign) => [...context.world.accountFacts(campaign, window)]);
    return split({ campaign: null, account, facts }, requested.byDay);
  }
  return all
    .filter((campaign) => isWanted(campaign, requested))
    .flatMap((campaign) =>
      split({ campaign, account, facts: [...context.world.facts(campaign, window)] }, requested.byDay),
    );
}

function isWanted(campaign: CampaignPlan, { status, campaignIds }: ReportRequest): boolean {
  const passes = hasPrimaryStatus(campaign, status);
  if (passes === null) throw invalid(`filtering.campaign_status: Invalid value ${status}.`);
  return passes && (campaignIds?.includes(campaign.id) ?? true);
}

/** One row per day with facts, or one for the range. */
function split(row: ReportRow, byDay: boolean): DatedRow[] {
  if (row.facts.length === 0) return [];
  if (!byDay) return [{ ...row, date: null }];
  const days = new Map<IsoDate, DailyFact[]>();
  for (const fact of row.facts) days.set(fact.date, [...(days.get(fact.date) ?? []), fact]);
  return [...days].map(([date, facts]) => ({ ...row, facts, date }));
}
