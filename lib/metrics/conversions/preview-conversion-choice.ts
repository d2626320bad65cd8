import 'server-only';
import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { arrayOf } from '@/db/column-arrays';
import { type Tx, withOrg } from '@/db/tenant';
import type { IsoDate } from '@/lib/dates';
import { decimalFromMicros } from '@/lib/money';
import type { PlatformId } from '@/lib/platform-ids';
import type { ConversionChoice, DateWindow } from '@/lib/platforms/platform';
import { createRateBook, type RateBook } from '../convert';
import { convertDailySums, type DailySums } from '../convert-daily-sums';
import type { FilterClock } from '../figure-filter';
import { readFxRates } from '../fx-rates/read-fx-rates';
import { whereWholeDay } from '../known-days';
import { moneyDto } from '../money-dto';
import { cpa, roas } from '../ratios';
import { type SumsRow, sumsOfRow } from '../sums-row';
import { previewDays } from './preview-days';
import type { ChoicePreview } from './schema';

/** The figures of the platform's last 30 days as they are, and as `choice` would count them. */
export async function previewConversionChoice(
  orgId: AuthorizedOrgId,
  organization: FilterClock,
  platform: PlatformId,
  choice: ConversionChoice,
): Promise<ChoicePreview> {
  const period = previewDays(organization, new Date());
  const [days, rates] = await withOrg(orgId, (tx) =>
    Promise.all([readDays(tx, orgId, platform, choice, period), readFxRates(tx, orgId)]),
  );
  const book = createRateBook(rates);
  const figures = (side: CountedDay['side']) =>
    figuresOf(
      days.filter((day) => day.side === side),
      organization.currency,
      book,
    );
  return { period, before: figures('before'), after: figures('after') };
}

interface CountedDay extends DailySums {
  side: 'before' | 'after';
}

async function readDays(
  tx: Tx,
  orgId: AuthorizedOrgId,
  platform: PlatformId,
  { conversions, sales }: ConversionChoice,
  { from, to }: DateWindow,
): Promise<CountedDay[]> {
  const rows = await tx.execute<SumsRow & { side: CountedDay['side']; date: IsoDate; currency: string }>(sql`
    with counted as materialized (
      select a.campaign_id, a.date,
        coalesce(sum(a.conversions) filter (where a.action = any(${arrayOf(conversions, 'text')})), 0) as conversions,
        sum(a.value_micros) filter (where a.action = any(${arrayOf(sales, 'text')})) as value
      from ad_metric_actions a where a.org_id = ${orgId} and a.date between ${from} and ${to}
      group by a.campaign_id, a.date
    ), facts as materialized (
      select m.campaign_id, m.date, m.currency, m.spend_micros, m.conversions, m.conversion_value_micros as value,
        coalesce(c.conversions, m.conversions) as chosen,
        case when c.campaign_id is null then m.conversion_value_micros else c.value end as chosen_value
      from ad_metrics m
      join ad_accounts acc on acc.org_id = m.org_id and acc.id = m.ad_account_id and acc.selected
        and acc.platform = ${platform} and ${whereWholeDay('m', 'acc')}
      left join counted c on c.campaign_id = m.campaign_id and c.date = m.date
      where m.org_id = ${orgId} and m.date between ${from} and ${to}
    ), sides as (
      select 'before' as side, campaign_id, date, currency, spend_micros, conversions, value from facts
      union all
      select 'after', campaign_id, date, currency, spend_micros, chosen, chosen_value from facts
    )
    select side, date, currency, sum(spend_micros) as spend, 0 as impressions, 0 as clicks,
      sum(conversions) as conversions, sum(value) as value,
      coalesce(sum(spend_micros) filter (where is_valued), 0) as valued_spend
    from (select s.*, count(value) over (partition by side, campaign_id) > 0 as is_valued from sides s) s
    group by side, date, currency`);
  return rows.map((row) => ({ side: row.side, date: row.date, currency: row.currency, sums: sumsOfRow(row) }));
}

function figuresOf(days: readonly DailySums[], currency: string, rates: RateBook): ChoicePreview['before'] {
  const { priced, counts } = convertDailySums(days, currency, rates);
  const money = (micros: bigint | null) => (micros === null ? null : moneyDto(micros, currency));
  return {
    conversions: decimalFromMicros(counts.conversionsMicros),
    value: money(priced.conversionValueMicros),
    cpa: money(cpa(priced)),
    roas: roas(priced),
  };
}
