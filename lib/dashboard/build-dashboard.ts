import { eq } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { organizations } from '@/db/schema/organizations';
import type { Tx } from '@/db/tenant';
import { countOpenAlerts, readOpenAlerts } from '@/lib/alerts/list-alerts';
import { addDays, dayInZone, earliestDay } from '@/lib/dates';
import { notFound } from '@/lib/errors';
import { readKpis } from '@/lib/kpis/read-kpis';
import { createRateBook } from '@/lib/metrics/convert';
import type { FigureFilter } from '@/lib/metrics/figure-filter';
import { comparedShift, figurePeriods } from '@/lib/metrics/figure-periods';
import { readFxRates } from '@/lib/metrics/fx-rates/read-fx-rates';
import { rateTable } from '@/lib/metrics/rate-table';
import { requireFilterSubjects } from '@/lib/metrics/require-filter-subjects';
import type { DateWindow } from '@/lib/platforms/platform';
import { readRecentPosts, readScheduledPosts } from '@/lib/posts/read-previewed-posts';
import type { PostDto } from '@/lib/posts/schema';
import { loadSyncStates } from '@/lib/sync/status/state';
import { activeCampaign } from './active-campaign';
import { buildAdvertising } from './build-advertising';
import { buildPlatforms } from './build-platforms';
import { buildReview, chooseReviews, usualCpa } from './build-review';
import { buildSeries } from './build-series';
import { connectedAccounts } from './connected-accounts';
import { coverageOf } from './coverage';
import { figureScope, isIntegrationInScope, whereAlertInScope, whereProfileInScope } from './figure-scope';
import { readCampaignDetails } from './read-campaign-details';
import { readChosenAccounts } from './read-chosen-accounts';
import { readContent } from './read-content';
import { readFigures } from './read-figures';
import { readUsualEngagement, type UsualEngagement } from './read-usual-engagement';
import { restatedFrom } from './restated-from';
import { lastMatureDay } from './review-campaigns';
import type { Dashboard } from './schema';
import { seriesPoints } from './series-points';
import { syncHealth } from './sync-health';

const SHOWN_ALERTS = 20;
const EXCERPT_CHARACTERS = 140;

/**
 * A fixed number of statements, whatever the filter and the amount of data.
 * @throws AppError `not_found` for an id in the filter that is not the organization's
 */
export async function buildDashboard(
  tx: Tx,
  orgId: AuthorizedOrgId,
  filter: FigureFilter,
  now: Date,
): Promise<Dashboard> {
  await requireFilterSubjects(tx, orgId, filter);
  const [organization, kept, chosen, syncStates] = await Promise.all([
    readOrganization(tx, orgId),
    readFxRates(tx, orgId),
    readChosenAccounts(tx, orgId),
    loadSyncStates(tx, orgId, { now }),
  ]);
  const { id, name, timeZone, weekStartsOn, marginBasisPoints } = organization;
  const { from, to, previous, currency } = filter;
  const rates = createRateBook(kept);
  const today = dayInZone(now, timeZone);
  const periods = figurePeriods(filter, today);
  const scope = figureScope(filter, chosen);
  const matureTo = lastMatureDay(today);
  const { grain, points } = seriesPoints({ from, to }, weekStartsOn);
  const table = rateTable(
    scope.accounts.map((account) => account.currency),
    currency,
    [{ from, to: earliestDay(to, addDays(today, 1)) }, ...(previous ? [previous] : [])],
    rates,
  );
  const starts = points.map((point) => point.from);
  const subjects = whereAlertInScope(orgId, scope);
  const ofProfiles = whereProfileInScope(scope);
  const [figures, content, scheduled, recent, alerts, alertCounts, kpis] = await Promise.all([
    readFigures(tx, orgId, { scope, periods, points: starts, matureTo, rates: table, now }),
    readContent(tx, orgId, from, to, timeZone, scope),
    readScheduledPosts(tx, orgId, now, ofProfiles),
    readRecentPosts(tx, orgId, ofProfiles),
    readOpenAlerts(tx, orgId, SHOWN_ALERTS, subjects),
    countOpenAlerts(tx, orgId, subjects),
    readKpis(tx, orgId, { organization, rates, now }, 'recent'),
  ]);
  const usual = usualCpa(figures.rows);
  const rateDay = periods.lastWholeDay;
  const reviews = chooseReviews({ figures, usual, rates, currency, rateDay, now });
  const [details, usualOf] = await Promise.all([
    readCampaignDetails(tx, orgId, [...new Set([...figures.topCampaigns, ...reviews.map((review) => review.id)])], {
      periods,
      matureTo,
      rates: table,
      now,
    }),
    readUsualEngagement(
      tx,
      orgId,
      recent.map((post) => post.id),
      now,
    ),
  ]);
  const coverage = coverageOf(scope.accounts, figures.delivered, periods);
  const money = { currency, marginBasisPoints };
  const connected = connectedAccounts(chosen, syncStates);
  const living = scope.accounts.filter(({ status }) => status !== 'disconnected').map(({ platform }) => platform);
  const states = syncStates.filter((state) => isIntegrationInScope(scope, state));
  const { rows } = figures;
  return {
    organization: { id, name, currency: organization.currency, timeZone },
    filter,
    period: { from, to, previousFrom: previous?.from ?? null, previousTo: previous?.to ?? null },
    overview: {
      advertising: buildAdvertising({
        ...{ rows, unpriced: figures.unpriced, coverage, periods, money, filter, timeZones: figures.timeZones },
        restatedFrom: restatedFrom(living, today, to),
      }),
      content,
      grain,
      series: buildSeries(
        points,
        rows.filter((row) => row.current),
        coverage,
      ),
      previousSeries:
        previous &&
        buildSeries(
          points.map((point) => shiftDays(point, -comparedShift(periods))),
          rows.filter((row) => !row.current),
          coverage,
        ),
    },
    platforms: buildPlatforms({ figures, coverage, periods, money }),
    kpis: kpis.map(({ progress }) => progress),
    activeCampaigns: figures.topCampaigns.flatMap((campaignId) => {
      const campaign = details.get(campaignId);
      return campaign ? [activeCampaign(campaign)] : [];
    }),
    campaignsToReview: buildReview({ chosen: reviews, details, reviewed: figures.reviewed, usual, currency }),
    reviewedDays: from <= matureTo ? { from, to: earliestDay(to, matureTo) } : null,
    scheduledContent: scheduled.flatMap(scheduledPreview),
    recentPosts: recent.flatMap((post) => publishedPreview(post, usualOf.get(post.id) ?? null)),
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
    syncStatus: { health: syncHealth(states), integrations: states },
    generatedAt: now.toISOString(),
    renewing: false,
  };
}

function shiftDays({ from, to }: DateWindow, days: number): DateWindow {
  return { from: addDays(from, days), to: addDays(to, days) };
}

async function readOrganization(tx: Tx, orgId: AuthorizedOrgId) {
  const [organization] = await tx.select().from(organizations).where(eq(organizations.id, orgId));
  if (!organization) throw notFound();
  return organization;
}

function scheduledPreview(post: PostDto): Dashboard['scheduledContent'][number][] {
  return post.scheduledAt === null ? [] : [{ ...preview(post), scheduledAt: post.scheduledAt }];
}

function publishedPreview(post: PostDto, usual: UsualEngagement | null): Dashboard['recentPosts'][number][] {
  const { publishedAt, engagement } = post;
  return publishedAt === null ? [] : [{ ...preview(post), publishedAt, engagement, usual }];
}

function preview({ id, platform, profileName, kind, text, permalink }: PostDto) {
  // By code points, so that no emoji is cut in half.
  const excerpt = [...text.slice(0, 2 * EXCERPT_CHARACTERS)].slice(0, EXCERPT_CHARACTERS).join('');
  return { id, platform, profileName, kind, excerpt, permalink };
}
