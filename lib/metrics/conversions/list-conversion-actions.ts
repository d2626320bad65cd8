import 'server-only';
import { eq, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { conversionChoices } from '@/db/schema/conversion-choices';
import { type Tx, withOrg } from '@/db/tenant';
import type { IsoDate } from '@/lib/dates';
import { decimalFromMicros, microsFromDecimal } from '@/lib/money';
import { type PlatformId, platformIds } from '@/lib/platform-ids';
import type { DateWindow } from '@/lib/platforms/platform';
import { platformDefinition } from '@/lib/platforms/registry';
import { convertMicros, createRateBook, type RateBook } from '../convert';
import type { FilterClock } from '../figure-filter';
import { readFxRates } from '../fx-rates/read-fx-rates';
import { whereWholeDay } from '../known-days';
import { moneyDto } from '../money-dto';
import { previewDays } from './preview-days';
import type { ConversionActionsDto, ConversionSettings } from './schema';

interface ActionDay extends Record<string, unknown> {
  platform: PlatformId;
  action: string;
  date: IsoDate;
  currency: string;
  conversions: string;
  value: string | null;
}

interface Coverage extends Record<string, unknown> {
  platform: PlatformId;
  actions_from: IsoDate | null;
  has_earlier_days: boolean;
  without: number;
}

/** For each platform with a selected account: its actions of the last 30 days, and what of them counts. */
export async function listConversionActions(
  orgId: AuthorizedOrgId,
  organization: FilterClock,
): Promise<ConversionActionsDto> {
  const period = previewDays(organization, new Date());
  const [days, choices, coverage, rates] = await withOrg(orgId, (tx) =>
    Promise.all([
      readActionDays(tx, orgId, period),
      tx.select().from(conversionChoices).where(eq(conversionChoices.orgId, orgId)),
      readCoverage(tx, orgId),
      readFxRates(tx, orgId),
    ]),
  );
  const book = createRateBook(rates);
  const settingsOf = (platform: PlatformId, covered: Coverage): ConversionSettings => {
    const { conversions, sales, attribution } = platformDefinition(platform).conversionActions;
    const stored = choices.find((each) => each.platform === platform);
    const choice =
      stored?.conversions && stored.sales ? { conversions: stored.conversions, sales: stored.sales } : null;
    const listed = new Set([...conversions, ...sales, ...(choice?.conversions ?? [])]);
    return {
      platform,
      attribution,
      standard: { conversions: [...conversions], sales: [...sales] },
      choice,
      updatedAt: stored?.updatedAt.toISOString() ?? null,
      recounting: stored !== undefined && stored.recountedAt === null,
      actionsFrom: covered.actions_from,
      hasEarlierDays: covered.has_earlier_days,
      accountsWithoutActions: covered.without,
      actions: sumActions(
        days.filter((day) => day.platform === platform),
        listed,
        organization.currency,
        book,
      ),
    };
  };
  return {
    period,
    platforms: platformIds.flatMap((platform) => {
      const covered = coverage.find((each) => each.platform === platform);
      return covered ? [settingsOf(platform, covered)] : [];
    }),
  };
}

function readActionDays(tx: Tx, orgId: AuthorizedOrgId, { from, to }: DateWindow): Promise<ActionDay[]> {
  return tx.execute<ActionDay>(sql`
    select acc.platform, a.action, a.date, m.currency, sum(a.conversions) as conversions, sum(a.value_micros) as value
    from ad_metric_actions a
    join ad_metrics m on m.org_id = a.org_id and m.campaign_id = a.campaign_id and m.date = a.date
      and m.date between ${from} and ${to}
    join ad_accounts acc on acc.org_id = a.org_id and acc.id = a.ad_account_id and acc.selected
      and ${whereWholeDay('a', 'acc')}
    where a.org_id = ${orgId} and a.date between ${from} and ${to}
    group by 1, 2, 3, 4`);
}

function readCoverage(tx: Tx, orgId: AuthorizedOrgId): Promise<Coverage[]> {
  return tx.execute<Coverage>(sql`
    select platform, max(actions_from) as actions_from,
      coalesce(bool_or(actions_from > read_from), false) as has_earlier_days,
      (count(*) filter (where read_from is not null and actions_from is null))::int as without
    from ad_accounts where org_id = ${orgId} and selected
    group by platform`);
}

/** Most conversions first. Actions of `listed` without a row have 0. */
function sumActions(
  days: readonly ActionDay[],
  listed: ReadonlySet<string>,
  currency: string,
  rates: RateBook,
): ConversionSettings['actions'] {
  const names = new Set([...listed, ...days.map(({ action }) => action)]);
  return [...names]
    .map((action) => {
      const own = days.filter((day) => day.action === action);
      const conversions = own.reduce((sum, day) => sum + microsFromDecimal(day.conversions), 0n);
      return { action, conversions, value: valueIn(currency, own, rates) };
    })
    .sort((a, b) => Number(b.conversions - a.conversions) || a.action.localeCompare(b.action))
    .map(({ action, conversions, value }) => ({
      action,
      conversions: decimalFromMicros(conversions),
      value: value === null ? null : moneyDto(value, currency),
    }));
}

function valueIn(currency: string, days: readonly ActionDay[], rates: RateBook): bigint | null {
  let total: bigint | null = null;
  for (const { value, date, currency: native } of days) {
    if (value === null) continue;
    const rate = rates.rateOn(date, native, currency);
    if (!rate) return null;
    total = (total ?? 0n) + convertMicros(BigInt(value), rate);
  }
  return total;
}
