import type { DailyFact } from './model';

/** Events besides the conversions of a day, which no platform counts by default. */

/** Products put in a cart; each purchase is among them. */
export function cartsOf({ conversionKind, conversions, linkClicks }: DailyFact): number {
  if (conversionKind !== 'purchase') return 0;
  return Math.max(Math.ceil(conversions) * 4, Math.floor(linkClicks * 0.06));
}

export function checkoutsOf(fact: DailyFact): number {
  return Math.ceil(cartsOf(fact) / 2);
}

/** Custom events of the advertiser; any click on a site may send one. */
export function customEventsOf({ linkClicks }: DailyFact): number {
  return Math.floor(linkClicks * 0.35);
}
