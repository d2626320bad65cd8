import { type SQL, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { IsoDate } from '@/lib/dates';
import {
  comparedShift,
  type FigurePeriods,
  whereCompared,
  whereCounted,
  whereCurrent,
  whereInPeriods,
} from '@/lib/metrics/figure-periods';
import { convertedMicros, type RateTable, rateDay } from '@/lib/metrics/rate-table';
import { addSums, type MetricSums, noMetrics } from '@/lib/metrics/sums';
import { type SumsRow, sumsOfRow } from '@/lib/metrics/sums-row';

/** Native sums of some days of a campaign, and their money in the currency of the filter. */
export interface CampaignSums {
  native: MetricSums;
  // Null: a day with spend has no rate.
  convertedMicros: bigint | null;
  // Null: no value was reported, or a day with one has no rate.
  convertedValueMicros: bigint | null;
}

/** Sums of the days of a campaign with the same answers to all three. */
export interface CampaignDays extends SumsRow {
  current: boolean;
  // The account has the day in both periods.
  comparable: boolean;
  // Old enough for a verdict about conversions.
  mature: boolean;
  converted: string | null;
  converted_value: string | null;
}

interface CampaignDaysQuery {
  periods: FigurePeriods;
  matureTo: IsoDate;
  rates: RateTable;
}

/** Selects `CampaignDays[]` as `days` (null: none) of the campaign `c` of account `a`, with `rateRows` as relation `r`. */
export function campaignDays(orgId: AuthorizedOrgId, { periods, matureTo, rates }: CampaignDaysQuery): SQL {
  const comparedDay = sql`m.date + case when ${whereCurrent(periods)} then 0 else ${comparedShift(periods)}::int end`;
  return sql`
    select json_agg(s) as days from (
      select ${whereCurrent(periods)} as current, coalesce(${whereCompared(periods)}, false) as comparable,
        ${comparedDay} <= ${matureTo} as mature, sum(m.spend_micros)::text as spend,
        case when count(*) filter (where not m.priced and m.spend_micros <> 0) = 0
          then coalesce(sum(m.paid), 0) end::text as converted,
        case when count(*) filter (where not m.priced and m.conversion_value_micros <> 0) = 0
          then sum(m.returned) end::text as converted_value,
        sum(m.impressions)::text as impressions, sum(m.clicks)::text as clicks, sum(m.conversions)::text as conversions,
        sum(m.conversion_value_micros)::text as value
      from (
        -- A full join is hashed, as in pricedDays.
        select m.*, r.currency is not null as priced, ${convertedMicros(sql`m.spend_micros`)} as paid,
          ${convertedMicros(sql`m.conversion_value_micros`)} as returned
        from (
          select m.*, ${rateDay(rates, sql`m.date`)} as rate_day from ad_metrics m
          where m.org_id = ${orgId} and m.campaign_id = c.id and ${whereInPeriods(periods)}
        ) m
        full join r on r.currency = m.currency and r.date = m.rate_day offset 0
      ) m
      where m.campaign_id is not null and ${whereCounted(periods)}
      group by 1, 2, 3
    ) s`;
}

export function addCampaignDays(days: readonly CampaignDays[]): CampaignSums {
  const native = days.map(sumsOfRow).reduce(addSums, noMetrics);
  const sumOf = (amounts: (string | null)[]) =>
    amounts.every((amount) => amount !== null) ? amounts.reduce((sum, amount) => sum + BigInt(amount ?? 0), 0n) : null;
  const valued = days.filter(({ value }) => value !== null);
  return {
    // All spend counts where any day reports a value.
    native: { ...native, valuedSpendMicros: native.conversionValueMicros === null ? 0n : native.spendMicros },
    convertedMicros: sumOf(days.map(({ converted }) => converted)),
    convertedValueMicros: valued.length === 0 ? null : sumOf(valued.map((day) => day.converted_value)),
  };
}
