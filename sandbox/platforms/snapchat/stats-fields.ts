import { cartsOf, checkoutsOf, customEventsOf } from '../../world/events';
import type { DailyFact } from '../../world/model';

type Reader = (fact: DailyFact) => number;

const purchases: Reader = ({ conversionKind, conversions }) => (conversionKind === 'purchase' ? conversions : 0);
const share =
  (part: number): Reader =>
  ({ videoViews }) =>
    Math.round(videoViews * part);

/** Snap reports zero for a metric that a campaign does not track. */
export const statsFields: Readonly<Record<string, Reader>> = {
  impressions: ({ impressions }) => impressions,
  swipes: ({ clicks }) => clicks,
  spend: ({ spendMicros }) => Number(spendMicros),
  video_views: ({ videoViews }) => videoViews,
  video_views_15s: ({ thruplays }) => thruplays,
  quartile_1: share(0.62),
  quartile_2: share(0.41),
  quartile_3: share(0.27),
  view_completion: share(0.19),
  conversion_purchases: purchases,
  conversion_purchases_value: ({ conversionValueMicros }) => Number(conversionValueMicros ?? 0n),
  conversion_sign_ups: customEventsOf,
  conversion_subscribe: () => 0,
  conversion_add_cart: cartsOf,
  conversion_start_checkout: checkoutsOf,
  native_leads: ({ conversionKind, conversions }) => (conversionKind === 'lead' ? conversions : 0),
};

/** Not additive, so without a series. */
export const wholeRangeFields: Readonly<Record<string, Reader>> = {
  uniques: ({ reach }) => reach,
};
