import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { type JsonRead, jsonRead, readTogether } from '@/db/read-together';
import type { Tx } from '@/db/tenant';
import { accountLabel } from '@/lib/accounts/account-label';
import { addDays, type IsoDate } from '@/lib/dates';
import { joinLinks, whereHasLabel } from '@/lib/labels/label-membership';
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
  // The labels of targets with a campaign that had delivery in those days.
  deliveredLabels: string[];
}

const DELIVERY_DAYS = 60;

export interface ListedTargets {
  targets: KpiDto[];
  accounts: KpiAccount[];
}

/** Not archived, by end, with the accounts that their figures come from. `kpiId`: that one alone. */
export function kpiTargets(
  orgId: AuthorizedOrgId,
  { today, kpiId }: { today: IsoDate; kpiId?: string },
): JsonRead<ListedTargets> {
  const since = addDays(today, -DELIVERY_DAYS);
  const campaign = sql.raw('c');
  const query = sql`
    with targets as (
      select k.* from kpi_targets k
      where k.org_id = ${orgId} and k.archived_at is null ${kpiId === undefined ? sql`` : sql`and k.id = ${kpiId}`}
    ), delivered as (
      select distinct ad_account_id as id from org_daily_metrics
      where org_id = ${orgId} and date >= ${since} and (spend_micros > 0 or impressions > 0)
        and exists (select 1 from targets)
    ), labelled as (
      select distinct l.id as label_id, c.ad_account_id
      from labels l join campaigns c on c.org_id = l.org_id ${joinLinks('campaign', campaign)}
      where l.org_id = ${orgId} and l.id in (select k.label_id from targets k)
        and ${whereHasLabel('campaign', campaign)} and exists (
          select 1 from ad_metrics m where m.org_id = c.org_id and m.campaign_id = c.id and m.date >= ${since}
            and (m.spend_micros > 0 or m.impressions > 0))
    )
    select
      (select coalesce(json_agg(json_build_object('id', k.id, 'metric', k.metric, 'direction', k.direction,
          'target', trim_scale(k.target)::text, 'currency', k.currency,
          'scope', case
            when k.platform is not null then json_build_object('kind', 'platform', 'platform', k.platform)
            when k.ad_account_id is not null then json_build_object('kind', 'account', 'accountId', k.ad_account_id,
              'name', ${accountLabel()}, 'platform', a.platform)
            when k.label_id is not null then json_build_object('kind', 'label', 'labelId', k.label_id,
              'name', l.name) end,
          'repeats', k.repeats, 'startsOn', k.starts_on, 'endsOn', k.ends_on, 'repeatsUntil', k.repeats_until,
          'createdAt', to_char(k.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
          order by coalesce(k.repeats_until, k.ends_on), k.metric, k.id), '[]')
        from targets k
        left join ad_accounts a on a.org_id = k.org_id and a.id = k.ad_account_id
        left join labels l on l.org_id = k.org_id and l.id = k.label_id) as targets,
      (select coalesce(json_agg(json_build_object('id', a.id, 'platform', a.platform, 'currency', a.currency,
          'readFrom', a.read_from, 'readTo', a.read_to, 'connected', i.status <> 'disconnected',
          'delivers', d.id is not null, 'deliveredLabels', (
            select coalesce(json_agg(b.label_id), '[]') from labelled b where b.ad_account_id = a.id))), '[]')
        from ad_accounts a
        join integrations i on i.org_id = a.org_id and i.id = a.integration_id
        left join delivered d on d.id = a.id
        where a.org_id = ${orgId} and a.selected) as accounts`;
  return jsonRead(query, ([row]: ListedTargets[]) => row ?? { targets: [], accounts: [] });
}

/** `kpiTargets` in one statement. */
export async function readKpiTargets(
  tx: Tx,
  orgId: AuthorizedOrgId,
  wanted: { today: IsoDate; kpiId?: string },
): Promise<ListedTargets> {
  return (await readTogether(tx, { listed: kpiTargets(orgId, wanted) })).listed;
}
