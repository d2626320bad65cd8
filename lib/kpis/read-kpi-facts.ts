import { type SQL, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Tx } from '@/db/tenant';
import type { IsoDate } from '@/lib/dates';
import { whereCampaignLabelled } from '@/lib/labels/where-campaign-labelled';
import type { DailySums } from '@/lib/metrics/convert-daily-sums';
import { whereWholeDay } from '@/lib/metrics/known-days';
import { type SumsRow, sumsOfRow } from '@/lib/metrics/sums-row';
import { type ValuedPeriod, valuedSpend } from '@/lib/metrics/valued-spend';
import type { KpiFacts } from './kpi-progress';
import type { KpiAccount } from './read-kpi-targets';
import type { KpiDto } from './schema';

export interface FactsOfKpi {
  kpi: KpiDto;
  // Of ROAS alone: the counted days of the period, and those that the projection learns from.
  valued: { period: ValuedPeriod | null; history: ValuedPeriod | null };
}

interface FactRow extends SumsRow {
  part: 'days' | 'valued' | 'valuedHistory';
  key: string;
  date: string;
  currency: string;
  connected: boolean;
}

/** The days of all targets in one statement: roll-ups by scope, and facts of labelled campaigns and of returns. */
export async function readKpiFacts(
  tx: Tx,
  orgId: AuthorizedOrgId,
  { from, to }: { from: IsoDate; to: IsoDate },
  targets: readonly FactsOfKpi[],
  accounts: readonly KpiAccount[],
): Promise<(kpi: KpiDto) => KpiFacts> {
  const scopes = new Map(targets.map(({ kpi }) => [keyOf(kpi.scope), kpi.scope]));
  const listed = [...scopes].flatMap(([key, scope]) =>
    scope?.kind === 'label'
      ? []
      : [
          {
            key,
            platform: scope?.kind === 'platform' ? scope.platform : null,
            account: scope?.kind === 'account' ? scope.accountId : null,
          },
        ],
  );
  const labelled = [...scopes.values()].flatMap((scope) =>
    scope?.kind === 'label' ? [labelledDays(orgId, scope.labelId, { from, to })] : [],
  );
  const returns = targets.flatMap(({ kpi, valued }) => [
    ...valuedPart(orgId, 'valued', kpi, valued.period, accounts),
    ...valuedPart(orgId, 'valuedHistory', kpi, valued.history, accounts),
  ]);
  const rows = await tx.execute<FactRow>(sql`
    select 'days' as part, s.key, ${daySums}
    from org_daily_metrics m
    ${joinAccount}
    join json_to_recordset(${JSON.stringify(listed)}::text::json) as s(key text, platform text, account uuid)
      on coalesce(s.platform = a.platform, true) and coalesce(s.account = a.id, true)
    where m.org_id = ${orgId} and m.date between ${from} and ${to}
    group by 1, 2, 3, 4, 5
    ${sql.join([...labelled, ...returns], sql``)}`);
  const found = new Map<string, (DailySums & { connected: boolean })[]>();
  for (const row of rows) {
    const { part, key, date, currency, connected } = row;
    const days = found.get(`${part} ${key}`) ?? [];
    found.set(`${part} ${key}`, days);
    days.push({ date, currency, connected, sums: sumsOfRow(row) });
  }
  return (kpi) => ({
    days: found.get(`days ${keyOf(kpi.scope)}`) ?? [],
    valued: found.get(`valued ${kpi.id}`) ?? [],
    valuedHistory: found.get(`valuedHistory ${kpi.id}`) ?? [],
  });
}

const daySums = sql`m.date, m.currency, i.status <> 'disconnected' as connected, sum(m.spend_micros) as spend,
      sum(m.impressions) as impressions, sum(m.clicks) as clicks, sum(m.conversions) as conversions,
      sum(m.conversion_value_micros) as value, 0 as valued_spend`;

const joinAccount = sql`
    join ad_accounts a on a.org_id = m.org_id and a.id = m.ad_account_id and a.selected and ${whereWholeDay()}
    join integrations i on i.org_id = a.org_id and i.id = a.integration_id`;

function labelledDays(orgId: AuthorizedOrgId, labelId: string, { from, to }: { from: IsoDate; to: IsoDate }): SQL {
  return sql`
    union all
    select 'days', ${labelId}::text, ${daySums}
    from ad_metrics m
    ${joinAccount}
    where m.org_id = ${orgId} and m.date between ${from} and ${to}
      and ${whereCampaignLabelled(orgId, [labelId], sql`m.campaign_id`)}
    group by 1, 2, 3, 4, 5`;
}

function valuedPart(
  orgId: AuthorizedOrgId,
  part: FactRow['part'],
  { id }: KpiDto,
  period: ValuedPeriod | null,
  accounts: readonly KpiAccount[],
): SQL[] {
  if (!period) return [];
  return [
    sql`
    union all
    select ${part}::text, ${id}::text, v.date, v.currency, true, v.spend * 0, 0, 0, 0, null, v.spend
    from (${valuedSpend(orgId, period, accounts)}) v`,
  ];
}

function keyOf(scope: KpiDto['scope']): string {
  if (scope === null) return 'organization';
  if (scope.kind === 'platform') return scope.platform;
  return scope.kind === 'label' ? scope.labelId : scope.accountId;
}
