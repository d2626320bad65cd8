import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { groupingMemory } from '@/db/grouping-memory';
import { type JsonRead, jsonRead, readTogether } from '@/db/read-together';
import type { Tx } from '@/db/tenant';
import { openAlerts } from '@/lib/alerts/list-alerts';
import { addDays, dayInZone } from '@/lib/dates';
import { notFound } from '@/lib/errors';
import { kpiTargets } from '@/lib/kpis/read-kpi-targets';
import { readKpis } from '@/lib/kpis/read-kpis';
import { countedConversions } from '@/lib/metrics/conversions/counted-conversions';
import { createRateBook } from '@/lib/metrics/convert';
import type { FigureFilter } from '@/lib/metrics/figure-filter';
import { comparedShift, figurePeriods, ratedPeriods } from '@/lib/metrics/figure-periods';
import { knownFxRates } from '@/lib/metrics/fx-rates/read-fx-rates';
import { rateTable } from '@/lib/metrics/rate-table';
import { requireFilterSubjects } from '@/lib/metrics/require-filter-subjects';
import type { DateWindow } from '@/lib/platforms/platform';
import { postRates } from '@/lib/posts/post-rates';
import { recentPosts, scheduledPosts } from '@/lib/posts/previewed-posts';
import type { PostDto, UsualEngagement } from '@/lib/posts/schema';
import { syncStates } from '@/lib/sync/status/state';
import { activeCampaign } from './active-campaign';
import { buildAdvertising } from './build-advertising';
import { buildPlatforms } from './build-platforms';
import { buildReview, chooseReviews, usualCpa } from './build-review';
import { buildSeries } from './build-series';
import { campaignDetails } from './campaign-details';
import { chosenAccounts, chosenProfiles } from './chosen-accounts';
import { connectedAccounts } from './connected-accounts';
import { contentFigures, contentParts } from './content-figures';
import { coverageOf } from './coverage';
import { figureScope, isIntegrationInScope, whereAlertInScope, wherePostInScope } from './figure-scope';
import { readFigures } from './read-figures';
import { restatedFrom } from './restated-from';
import { lastMatureDay, reviewedPeriods } from './review-campaigns';
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
  const context = await readTogether(tx, {
    organization: organizationOf(orgId),
    accounts: chosenAccounts(orgId),
    profiles: chosenProfiles(orgId),
    syncs: syncStates(orgId, { now }),
    countedOf: countedConversions(orgId),
    fxRates: knownFxRates(orgId, [filter.currency]),
    memory: groupingMemory,
  });
  const { organization, syncs, countedOf } = context;
  const { id, name, timeZone, weekStartsOn, marginBasisPoints } = organization;
  const { from, to, previous, currency } = filter;
  const rates = createRateBook(context.fxRates);
  const today = dayInZone(now, timeZone);
  const periods = figurePeriods(filter, today);
  const scope = figureScope(filter, context);
  const matureTo = lastMatureDay(today);
  const reviewed = reviewedPeriods(periods, today);
  const { grain, points } = seriesPoints({ from, to }, weekStartsOn);
  const currencies = scope.accounts.map((account) => account.currency);
  const table = rateTable(currencies, currency, ratedPeriods(filter, today), rates);
  // Of budgets and alerts, which have no day of their own.
  const rateDay = periods.lastWholeDay;
  const starts = points.map((point) => point.from);
  const ofPosts = wherePostInScope(orgId, scope);
  const shown = await readTogether(tx, {
    figures: readFigures(orgId, { scope, periods, points: starts, matureTo, rates: table, now }),
    content: contentParts(orgId, { from, to }, timeZone, scope),
    scheduled: scheduledPosts(orgId, now, ofPosts),
    recent: recentPosts(orgId, ofPosts),
    open: openAlerts(orgId, {
      ...{ limit: SHOWN_ALERTS, subjects: whereAlertInScope(orgId, scope), currency },
      rates: rateTable(currencies, currency, [{ from: rateDay, to: rateDay }], rates),
    }),
    targets: kpiTargets(orgId, { today }),
  });
  const kpis = await readKpis(tx, orgId, { organization, rates, now }, 'recent', shown.targets);
  const { figures, content, scheduled, recent, open } = shown;
  const usual = usualCpa(figures.rows);
  const reviews = chooseReviews({ figures, usual, rates, currency, rateDay, now });
  const campaignIds = [...new Set([...figures.topCampaigns, ...reviews.map((review) => review.id)])];
  const postIds = recent.map((post) => post.id);
  const { details, rates: postRate } = await readTogether(tx, {
    details: campaignDetails(orgId, campaignIds, { periods, matureTo, rates: table, now }),
    rates: postRates(orgId, postIds, now),
  });
  const coverage = coverageOf(scope.accounts, figures.delivered, periods);
  const money = { currency, marginBasisPoints };
  const connected = connectedAccounts(context, syncs);
  const living = scope.accounts.filter(({ status }) => status !== 'disconnected').map(({ platform }) => platform);
  const states = syncs.filter((state) => isIntegrationInScope(scope, state));
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
      content: contentFigures(content),
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
    platforms: buildPlatforms({ figures, coverage, periods, money, countedOf }),
    kpis: kpis.map(({ progress }) => progress),
    activeCampaigns: figures.topCampaigns.flatMap((campaignId) => {
      const campaign = details.get(campaignId);
      return campaign ? [activeCampaign(campaign)] : [];
    }),
    campaignsToReview: buildReview({ chosen: reviews, details, reviewed: figures.reviewed, usual, currency }),
    reviewedDays: reviewed && { from: reviewed.from, to: reviewed.to },
    scheduledContent: scheduled.flatMap(scheduledPreview),
    recentPosts: recent.flatMap((post) => publishedPreview(post, postRate.get(post.id)?.usual ?? null)),
    connectedAccounts: connected,
    alerts: open.alerts,
    alertCounts: open.counts,
    syncStatus: { health: syncHealth(states), integrations: states },
    generatedAt: now.toISOString(),
    renewing: false,
  };
}

function shiftDays({ from, to }: DateWindow, days: number): DateWindow {
  return { from: addDays(from, days), to: addDays(to, days) };
}

interface Organization {
  id: string;
  name: string;
  currency: string;
  timeZone: string;
  weekStartsOn: number;
  marginBasisPoints: number | null;
}

function organizationOf(orgId: AuthorizedOrgId): JsonRead<Organization> {
  return jsonRead(
    sql`select id, name, currency, time_zone as "timeZone", week_starts_on as "weekStartsOn",
      margin_basis_points as "marginBasisPoints" from organizations where id = ${orgId}`,
    ([organization]: Organization[]) => {
      if (!organization) throw notFound();
      return organization;
    },
  );
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
