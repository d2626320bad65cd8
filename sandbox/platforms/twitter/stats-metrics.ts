import { customEventsOf } from '../../world/events';
import type { DailyFact } from '../../world/model';

type Day = DailyFact | null;
type Series = number[] | null;

export const metricGroups = [
  'ENGAGEMENT',
  'BILLING',
  'VIDEO',
  'WEB_CONVERSION',
  'MOBILE_CONVERSION',
  'LIFE_TIME_VALUE_MOBILE_CONVERSION',
] as const;
export type MetricGroup = (typeof metricGroups)[number];

/** X accepts these only alone. */
export const exclusiveGroups: ReadonlySet<string> = new Set(['MOBILE_CONVERSION', 'LIFE_TIME_VALUE_MOBILE_CONVERSION']);

/** Null when it never happened: X has no series of zeros. */
function series(days: readonly Day[], figure: (fact: DailyFact) => number): Series {
  return days.some((day) => day !== null) ? days.map((day) => (day ? Math.round(figure(day)) : 0)) : null;
}

const nothing = { assisted: null, order_quantity: null, sale_amount: null, post_view: null, post_engagement: null };

/** Some kinds have their total, others only its two parts. */
function conversions(days: readonly Day[], kind: DailyFact['conversionKind'], { withTotal }: { withTotal: boolean }) {
  const ofKind = days.map((day) => (day?.conversionKind === kind ? day : null));
  if (!ofKind.some((day) => day !== null)) return withTotal ? { ...nothing, metric: null } : nothing;
  const views = (fact: DailyFact) => Math.floor(fact.conversions / 3);
  const hasValue = ofKind.some((day) => day !== null && day.conversionValueMicros !== null);
  return {
    assisted: series(ofKind, () => 0),
    order_quantity: series(ofKind, (fact) => fact.conversions),
    sale_amount: hasValue ? series(ofKind, (fact) => Number(fact.conversionValueMicros ?? 0n)) : null,
    post_view: series(ofKind, views),
    post_engagement: series(ofKind, (fact) => fact.conversions - views(fact)),
    ...(withTotal ? { metric: series(ofKind, (fact) => fact.conversions) } : {}),
  };
}

export const siteVisitsOf = ({ linkClicks }: DailyFact) => Math.round(linkClicks * 0.6);

const groups: Record<MetricGroup, (days: readonly Day[]) => Record<string, unknown>> = {
  ENGAGEMENT: (days) => ({
    impressions: series(days, (fact) => fact.impressions),
    clicks: series(days, (fact) => fact.clicks),
    url_clicks: series(days, (fact) => fact.linkClicks),
    engagements: series(days, (fact) => fact.clicks * 1.4),
    likes: series(days, (fact) => fact.clicks * 0.2),
    retweets: series(days, (fact) => fact.clicks * 0.04),
    replies: series(days, (fact) => fact.clicks * 0.02),
    follows: series(days, (fact) => fact.clicks * 0.01),
    card_engagements: series(days, (fact) => fact.linkClicks),
    qualified_impressions: series(days, (fact) => fact.impressions * 0.7),
    app_clicks: null,
    carousel_swipes: null,
  }),
  BILLING: (days) => ({
    billed_engagements: series(days, (fact) => fact.clicks),
    billed_charge_local_micro: series(days, (fact) => Number(fact.spendMicros)),
  }),
  VIDEO: (days) => ({
    video_total_views: series(days, (fact) => fact.videoViews),
    video_3s100pct_views: series(days, (fact) => fact.videoViews * 0.8),
    video_views_100: series(days, (fact) => fact.thruplays),
  }),
  WEB_CONVERSION: (days) => ({
    conversion_purchases: conversions(days, 'purchase', { withTotal: true }),
    conversion_sign_ups: conversions(days, 'lead', { withTotal: false }),
    conversion_custom: { ...nothing, metric: series(days, customEventsOf) },
    conversion_site_visits: { ...nothing, metric: series(days, siteVisitsOf) },
    conversion_downloads: { ...nothing, metric: null },
  }),
  MOBILE_CONVERSION: () => ({ mobile_conversion_installs: null }),
  LIFE_TIME_VALUE_MOBILE_CONVERSION: () => ({ mobile_conversion_lifetime_value_purchases: null }),
};

export function metricsOf(requested: readonly MetricGroup[], days: readonly Day[]): Record<string, unknown> {
  return Object.assign({}, ...requested.map((group) => groups[group](days)));
}
