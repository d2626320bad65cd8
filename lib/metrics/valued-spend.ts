import { type SQL, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { uuidArray } from '@/db/uuid-array';
import type { IsoDate } from '@/lib/dates';
import { knownThroughout, type ReadDays, wholeFacts } from './known-days';
import type { DatePeriod } from './rate-grain';

export interface ValuedPeriod extends DatePeriod {
  // From `rateGrain`; a single day dates the spend of the whole period.
  grain: readonly IsoDate[];
  accountIds: readonly string[];
  // Restricts the campaigns of the facts `m`.
  whereCampaign?: SQL;
}

/**
 * Selects date, currency and spend: the denominator of ROAS and ROI, all spend of campaigns that reported a value on any
 * day of the period. Days without a sale report no value, so leaving them out would overstate the return. Constant days
 * let Postgres open only the partitions it needs. No join: after a first import, without statistics, Postgres summed the
 * facts again for each campaign. `accountIds`: selected ad accounts.
 */
export function valuedSpend(
  orgId: AuthorizedOrgId,
  { from, to, grain, accountIds, whereCampaign = sql`true` }: ValuedPeriod,
  accounts: readonly ReadDays[],
): SQL {
  const facts = sql`
          select m.* from ad_metrics m
          where m.org_id = ${orgId} and m.date between ${from} and ${to} and m.ad_account_id = any(${uuidArray(accountIds)})
            and ${whereCampaign}`;
  return sql`
    select s.date, s.currency, sum(s.spend) as spend
    from (
      select s.*, sum(s.valued) over (partition by s.campaign_id) as of_campaign
      from (
        select m.campaign_id, ${factDate(grain)} as date, m.currency, sum(m.spend_micros) as spend,
          count(m.conversion_value_micros) as valued
        from ${wholeFacts(orgId, facts, knownThroughout(accounts, from, to))}
        group by 1, 2, 3
      ) s
    ) s
    where s.of_campaign > 0
    group by s.date, s.currency`;
}

function factDate(grain: readonly IsoDate[]): SQL {
  return grain.length === 1 ? sql`${grain[0]}::date` : sql`m.date`;
}
