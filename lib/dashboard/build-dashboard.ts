import { eq } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { organizations } from '@/db/schema/organizations';
import type { Tx } from '@/db/tenant';
import { countOpenAlerts, readOpenAlerts } from '@/lib/alerts/list-alerts';
import { addDays, dayInZone, type IsoDate } from '@/lib/dates';
import { notFound } from '@/lib/errors';
import { kpiProgress } from '@/lib/kpis/kpi-progress';
import { readKpiTargets } from '@/lib/kpis/read-kpi-targets';
import type { KpiTarget } from '@/lib/kpis/to-kpi-dto';
import { createRateBook, type RateBook } from '@/lib/metrics/convert';
import { dashboardPeriod } from '@/lib/metrics/dashboard-period';
import { readFxRates } from '@/lib/metrics/fx-rates/read-fx-rates';
import { type DatePeriod, rateGrain } from '@/lib/metrics/rate-grain';
import { fraction } from '@/lib/metrics/ratios';
import { readDailySums } from '@/lib/metrics/read-daily-sums';
import { readValuedSpend, type ValuedPeriod } from '@/lib/metrics/read-valued-spend';
import { readRecentPosts, readScheduledPosts } from '@/lib/posts/read-previewed-posts';
import type { PostDto } from '@/lib/posts/schema';
import { loadSyncStates } from '@/lib/sync/status/state';
import { activeCampaignDto } from './active-campaign';
import { buildAdvertising } from './build-advertising';
import { buildSeries } from './build-series';
import { connectedAccounts } from './connected-accounts';
import { lastWholeDay } from './coverage';
import { type RankingRate, readCampaignFacts } from './read-campaign-facts';
import { readChosenAccounts } from './read-chosen-accounts';
import { readContent } from './read-content';
import { readCoverage } from './read-coverage';
import { restatedFrom } from './restated-from';
import type { Dashboard } from './schema';
import { syncHealth } from './sync-health';

const SHOWN_ALERTS = 20;
const KPI_SHOWN_DAYS = 30;
const EXCERPT_CHARACTERS = 140;

/** A fixed number of statements. Only the campaign ranking and valued spend read facts; the rest reads roll-ups. */
export async function buildDashboard(tx: Tx, orgId: AuthorizedOrgId, now: Date): Promise<Dashboard> {
  // A day early, for organizations west of Greenwich; cut by their own calendar below.
  const oldestEnd = addDays(now.toISOString().slice(0, 10), -KPI_SHOWN_DAYS - 1);
  const [organization, kept, targets, chosen, alerts, alertCounts, scheduled, recent, syncStates] = await Promise.all([
    readOrganization(tx, orgId),
    readFxRates(tx, orgId),
    readKpiTargets(tx, orgId, oldestEnd),
    readChosenAccounts(tx, orgId),
    readOpenAlerts(tx, orgId, SHOWN_ALERTS),
    countOpenAlerts(tx, orgId),
    readScheduledPosts(tx, orgId, now),
    readRecentPosts(tx, orgId),
    loadSyncStates(tx, orgId, { now }),
  ]);
  const { id, name, currency, timeZone } = organization;
  const rates = createRateBook(kept);
  const today = dayInZone(now, timeZone);
  const period = dashboardPeriod(now, timeZone);
  const { from, to } = period;
  const kpis = targets.filter(({ endsOn }) => endsOn >= addDays(today, -KPI_SHOWN_DAYS));
  const [firstDay = period.previousFrom] = [period.previousFrom, ...kpis.map(({ startsOn }) => startsOn)].sort();
  const currencies = new Set(chosen.accounts.map((account) => account.currency));
  const grainOf = (each: DatePeriod) => rateGrain(currencies, currency, each, rates);
  const grain = grainOf({ from: period.previousFrom, to });
  const ranking = { grain, rates: rankingRates(grain, currencies, currency, rates) };
  const [days, coverage, facts, content] = await Promise.all([
    readDailySums(tx, orgId, { from: firstDay, to }, period),
    readCoverage(tx, orgId, period),
    readCampaignFacts(tx, orgId, period, chosen.accounts, ranking, now),
    readContent(tx, orgId, from, to, timeZone),
  ]);
  const lastDays = { complete: to, counted: lastWholeDay(coverage.delivering, to) };
  const returns = await readValuedSpend(
    tx,
    orgId,
    returnTargets(kpis, lastDays.counted).map((each) => ({ ...each, grain: grainOf(each) })),
    chosen.accounts,
  );
  const ofPeriod = days.filter(({ date }) => date >= from);
  const connected = connectedAccounts(chosen, syncStates);
  const restated = restatedFrom(connectedPlatforms(connected), today, to);
  return {
    organization: { id, name, currency, timeZone },
    period,
    overview: {
      advertising: buildAdvertising({
        period,
        days,
        valued: facts.valued,
        organization,
        rates,
        coverage,
        restatedFrom: restated,
      }),
      content,
      series: buildSeries({ from, to, days: ofPeriod, currency, rates, coverage }),
    },
    kpis: kpis.map((kpi) => kpiProgress(kpi, days, returns.get(kpi.id) ?? [], rates, currency, lastDays)),
    activeCampaigns: facts.active.map(activeCampaignDto),
    scheduledContent: scheduled.flatMap(scheduledPreview),
    recentPosts: recent.flatMap(publishedPreview),
    connectedAccounts: connected,
    alerts: alerts.map(({ id: alertId, kind, severity, subjectType, subjectId, values, openedAt, acknowledgedAt }) => ({
      id: alertId,
      kind,
      severity,
      subjectType,
      subjectId,
      values,
      openedAt: openedAt.toISOString(),
      acknowledgedAt: acknowledgedAt?.toISOString() ?? null,
    })),
    alertCounts,
    syncStatus: { health: syncHealth(syncStates), integrations: syncStates },
    generatedAt: now.toISOString(),
    renewing: false,
  };
}

async function readOrganization(tx: Tx, orgId: AuthorizedOrgId) {
  const [organization] = await tx.select().from(organizations).where(eq(organizations.id, orgId));
  if (!organization) throw notFound();
  return organization;
}

// Of each ROAS target up to its last counted day: a return needs the campaigns of its own period.
function returnTargets(kpis: KpiTarget[], lastDay: IsoDate): Omit<ValuedPeriod, 'grain'>[] {
  return kpis
    .filter(({ metric }) => metric === 'roas')
    .map(({ id, startsOn, endsOn }) => ({
      id,
      from: startsOn,
      to: endsOn < lastDay ? endsOn : lastDay,
    }));
}

function connectedPlatforms({ accounts }: Dashboard['connectedAccounts']): string[] {
  return accounts.filter(({ kind }) => kind === 'ad_account').map(({ platform }) => platform);
}

function rankingRates(
  grain: readonly IsoDate[],
  currencies: Iterable<string>,
  target: string,
  rates: RateBook,
): RankingRate[] {
  return [...currencies].flatMap((currency) =>
    grain.flatMap((date) => {
      const rate = rates.rateOn(date, currency, target);
      return rate ? [{ currency, date, factor: fraction(rate.numerator, rate.denominator) }] : [];
    }),
  );
}

function scheduledPreview(post: PostDto): Dashboard['scheduledContent'][number][] {
  return post.scheduledAt === null ? [] : [{ ...preview(post), scheduledAt: post.scheduledAt }];
}

function publishedPreview(post: PostDto): Dashboard['recentPosts'][number][] {
  const { publishedAt, engagement } = post;
  return publishedAt === null ? [] : [{ ...preview(post), publishedAt, engagement }];
}

function preview({ id, platform, profileName, kind, text, permalink }: PostDto) {
  // By code points, so that no emoji is cut in half.
  const excerpt = [...text.slice(0, 2 * EXCERPT_CHARACTERS)].slice(0, EXCERPT_CHARACTERS).join('');
  return { id, platform, profileName, kind, excerpt, permalink };
}
