import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Tx } from '@/db/tenant';
import { accountLabel } from '@/lib/accounts/account-label';
import { addDays, type IsoDate } from '@/lib/dates';
import type { ReadDays } from '@/lib/metrics/known-days';
import type { PlatformId } from '@/lib/platform-ids';
import type { KpiDto } from './schema';

/** A chosen account, whether its integration still delivers, and whether it had delivery in the last 60 days. */
export interface KpiAccount extends ReadDays {
  id: string;
  platform: PlatformId;
  currency: string;
  connected: boolean;
  delivers: boolean;
}

interface TargetsRow extends Record<string, unknown> {
  targets: KpiDto[];
  accounts: KpiAccount[];
}

const DELIVERY_DAYS = 60;

/** Not archived, by end, with the accounts that their figures come from. `kpiId`: that one alone. */
export async function readKpiTargets(
  tx: Tx,
  orgId: AuthorizedOrgId,
  { today, kpiId }: { today: IsoDate; kpiId?: string },
): Promise<{ targets: KpiDto[]; accounts: KpiAccount[] }> {
  const [row] = await tx.execute<TargetsRow>(sql`
    with targets as (
      select k.* from kpi_targets k
      where k.org_id = ${orgId} and k.archived_at is null ${kpiId === undefined ? sql`` : sql`and k.id = ${kpiId}`}
    ), delivered as (
      select distinct ad_account_id as id from org_daily_metrics
      where org_id = ${orgId} and date >= ${addDays(today, -DELIVERY_DAYS)} and (spend_micros > 0 or impressions > 0)
        and exists (select 1 from targets)
    )
    select
      (select coalesce(json_agg(json_build_object('id', k.id, 'metric', k.metric, 'direction', k.direction,
          'target', trim_scale(k.target)::text, 'currency', k.currency,
          'scope', case
            when k.platform is not null then json_build_object('kind', 'platform', 'platform', k.platform)
            when k.ad_account_id is not null then json_build_object('kind', 'account', 'accountId', k.ad_account_id,
              'name', ${accountLabel()}, 'platform', a.platform) end,
          'repeats', k.repeats, 'startsOn', k.starts_on, 'endsOn', k.ends_on, 'repeatsUntil', k.repeats_until,
          'createdAt', to_char(k.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
          order by coalesce(k.repeats_until, k.ends_on), k.metric, k.id), '[]')
        from targets k left join ad_accounts a on a.org_id = k.org_id and a.id = k.ad_account_id) as targets,
      (select coalesce(json_agg(json_build_object('id', a.id, 'platform', a.platform, 'currency', a.currency,
          'readFrom', a.read_from, 'readTo', a.read_to, 'connected', i.status <> 'disconnected',
          'delivers', d.id is not null)), '[]')
        from ad_accounts a
        join integrations i on i.org_id = a.org_id and i.id = a.integration_id
        left join delivered d on d.id = a.id
        where a.org_id = ${orgId} and a.selected) as accounts`);
  return { targets: row?.targets ?? [], accounts: row?.accounts ?? [] };
}
