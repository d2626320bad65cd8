import { cartsOf, customEventsOf } from '../../world/events';
import type { DailyFact } from '../../world/model';
import { majorUnits } from './formats';

interface ActionStat {
  action_type: string;
  value: string;
  [window: string]: string;
}

/** Every type under which Meta reports a purchase in a browser; their sum counts it six times. */
const purchaseTypes = [
  'offsite_conversion.fb_pixel_purchase',
  'onsite_web_purchase',
  'onsite_web_app_purchase',
  'web_in_store_purchase',
  'purchase',
  'omni_purchase',
];

/** A custom conversion: a rule of the advertiser for purchases, which repeats them. */
const customConversion = 'offsite_conversion.custom.238001100099001';

export function actionsOf(facts: readonly DailyFact[], windows: readonly string[]): ActionStat[] {
  const counts = new Map<string, number>();
  for (const fact of facts) {
    for (const [type, count] of actionCounts(fact)) counts.set(type, (counts.get(type) ?? 0) + count);
  }
  return [...counts].filter(([, count]) => count > 0).map(([type, count]) => stat(type, count, windows, String));
}

export function actionValuesOf(facts: readonly DailyFact[], windows: readonly string[]): ActionStat[] {
  const value = facts.reduce((sum, fact) => sum + (fact.conversionValueMicros ?? 0n), 0n);
  if (value === 0n) return [];
  const cents = Number(value / 10_000n);
  return [...purchaseTypes, customConversion].map((type) =>
    stat(type, cents, windows, (amount) => majorUnits(BigInt(amount) * 10_000n)),
  );
}

function actionCounts(fact: DailyFact): [string, number][] {
  return [
    ['link_click', fact.linkClicks],
    ['video_view', fact.videoViews],
    ['post_engagement', fact.clicks + fact.videoViews],
    ['page_engagement', fact.clicks + fact.videoViews],
    ['landing_page_view', Math.floor(fact.linkClicks * 0.78)],
    ['offsite_conversion.fb_pixel_custom', customEventsOf(fact)],
    ...conversionCounts(fact),
  ];
}

function conversionCounts(fact: DailyFact): [string, number][] {
  const { conversionKind, conversions } = fact;
  if (conversionKind === 'purchase') {
    return [
      ...['offsite_conversion.fb_pixel_add_to_cart', 'add_to_cart', 'omni_add_to_cart'].map(
        (type): [string, number] => [type, cartsOf(fact)],
      ),
      ...[...purchaseTypes, customConversion].map((type): [string, number] => [type, conversions]),
    ];
  }
  if (conversionKind !== 'lead') return [];
  // `lead` counts leads of the pixel and of forms on Meta.
  const pixel = Math.floor(conversions * 0.4);
  return [
    ['lead', conversions],
    ['offsite_conversion.fb_pixel_lead', pixel],
    ['onsite_conversion.lead_grouped', conversions - pixel],
  ];
}

function stat(type: string, amount: number, windows: readonly string[], write: (amount: number) => string): ActionStat {
  const viewed = Math.floor(amount * 0.15);
  const shares: Record<string, number> = {
    '1d_view': viewed,
    '1d_click': Math.floor((amount - viewed) * 0.7),
    '7d_click': amount - viewed,
    '28d_click': amount - viewed,
  };
  const requested = windows.flatMap((window) => {
    const share = shares[window];
    return share === undefined || share === 0 ? [] : [[window, write(share)]];
  });
  return { action_type: type, value: write(amount), ...Object.fromEntries(requested) };
}
