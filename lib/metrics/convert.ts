import type { IsoDate } from '@/lib/dates';
import { divideRounded } from './divide-rounded';
import { dollarPegs } from './pegs';
import { chain, inverse, type Rate, rateFromDecimal, sameCurrency } from './rate';

/** A rate an organization keeps: 1 `base` = `rate` `quote` from `date` on, until a later one. */
export interface FxRate {
  date: IsoDate;
  base: string;
  quote: string;
  // Decimal text.
  rate: string;
}

/** `null`: no rate is known; the amount is left out and reported. */
export interface RateBook {
  rateOn(date: IsoDate, from: string, to: string): Rate | null;
}

const PIVOT = 'USD';

/**
 * Rates of `kept` and the dollar pegs. Uses the newest kept rate at or before the date, in either direction; else via the
 * dollar, each leg by a kept rate or its peg. Restated days keep their rate; dates before the first kept rate have none.
 */
export function createRateBook(kept: readonly FxRate[]): RateBook {
  const pairs = indexByPair(kept);

  function keptOn(date: IsoDate, from: string, to: string): Rate | null {
    return pairs.get(`${from}${to}`)?.find((entry) => entry.date <= date)?.rate ?? null;
  }
  function dollarLeg(date: IsoDate, currency: string): Rate | null {
    if (currency === PIVOT) return sameCurrency;
    const found = keptOn(date, currency, PIVOT);
    if (found) return found;
    const peg = dollarPegs[currency];
    return peg ? inverse(peg) : null;
  }

  return {
    rateOn(date, from, to) {
      if (from === to) return sameCurrency;
      const direct = keptOn(date, from, to);
      if (direct) return direct;
      const toDollar = dollarLeg(date, from);
      const ofTarget = dollarLeg(date, to);
      return toDollar && ofTarget ? chain(toDollar, inverse(ofTarget)) : null;
    },
  };
}

// Both directions of every pair, newest first; of two rates of one day the one entered in that direction wins.
function indexByPair(kept: readonly FxRate[]): Map<string, { date: IsoDate; rate: Rate; entered: boolean }[]> {
  const pairs = new Map<string, { date: IsoDate; rate: Rate; entered: boolean }[]>();
  const add = (pair: string, date: IsoDate, rate: Rate, entered: boolean) => {
    const list = pairs.get(pair) ?? [];
    pairs.set(pair, list);
    list.push({ date, rate, entered });
  };
  for (const { date, base, quote, rate: text } of kept) {
    const rate = rateFromDecimal(text);
    add(`${base}${quote}`, date, rate, true);
    add(`${quote}${base}`, date, inverse(rate), false);
  }
  for (const list of pairs.values()) {
    list.sort((left, right) => right.date.localeCompare(left.date) || Number(right.entered) - Number(left.entered));
  }
  return pairs;
}

/**
 * Micros of one currency in another, rounded half away from zero to the micro. The product converts the sum of one
 * currency on one report date at a time and adds those up, so a total is exactly the sum of its days.
 */
export function convertMicros(amountMicros: bigint, rate: Rate): bigint {
  return divideRounded(amountMicros * rate.numerator, rate.denominator);
}
