import { eq } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { organizations } from '@/db/schema/organizations';
import type { Tx } from '@/db/tenant';
import { countOpenAlerts, readOpenAlerts } from '@/lib/alerts/list-alerts';
import { dayInZone, type IsoDate } from '@/lib/dates';
import { notFound } from '@/lib/errors';
import { readKpis } from '@/lib/kpis/read-kpis';
import { createRateBook, type RateBook } from '@/lib/metrics/convert';
import { dashboardPeriod } from '@/lib/metrics/dashboard-period';
import { readFxRates } from '@/lib/metrics/fx-rates/read-fx-rates';
import { rateGrain } from '@/lib/metrics/rate-grain';
import { fraction } from '@/lib/metrics/ratios';
import { readDailySums } from '@/lib/metrics/read-daily-sums';
import { readRecentPosts, readScheduledPosts } from '@/lib/posts/read-previewed-posts';
import type { PostDto } from '@/lib/posts/schema';
import { loadSyncStates } from '@/lib/sync/status/state';
import { activeCampaignDto } from './active-campaign';
import { buildAdvertising } from './build-advertising';
import { buildSeries } from './build-series';
import { connectedAccounts } from './connected-accounts';
import { type RankingRate, readCampaignFacts } from './read-campaign-facts';
import { readChosenAccounts } from './read-chosen-accounts';
import { readContent } from './read-content';
import { readCoverage } from './read-coverage';
import { restatedFrom } from './restated-from';
import type { Dashboard } from './schema';
import { syncHealth } from './sync-health';

const SHOWN_ALERTS = 20;
const EXCERPT_CHARACTERS = 140;

/** A fixed number of statements. Only the campaign ranking and valued spend read facts; the rest reads roll-ups. */
export async function buildDashboard(tx: Tx, orgId: AuthorizedOrgId, now: Date): Promise<Dashboard> {
  const [organization, kept, chosen, alerts, alertCounts, scheduled, recent, syncStates] = await Promise.all([
    readOrganization(tx, orgId),
    readFxRates(tx, orgId),
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
  const currencies = new Set(chosen.accounts.map((account) => account.currency));
  const grain = rateGrain(currencies, currency, { from: period.previousFrom, to }, rates);
  const ranking = { grain, rates: rankingRates(grain, currencies, currency, rates) };
  const [days, coverage, facts, content, kpis] = await Promise.all([
    readDailySums(tx, orgId, { from: period.previousFrom, to }, period),
    readCoverage(tx, orgId, period),
    readCampaignFacts(tx, orgId, period, chosen.accounts, ranking, now),
    readContent(tx, orgId, from, to, timeZone),
    readKpis(tx, orgId, { organization, rates, now }, 'recent'),
  ]);
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
    kpis: kpis.map(({ progress }) => progress),
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
