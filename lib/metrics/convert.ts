import type { IsoDate } from '@/lib/dates';
import { divideRounded } from './divide-rounded';
import { chain, inverse, type Rate, rateFromDecimal, sameCurrency } from './rate';

/** 1 `base` = `rate` `quote` from `date` on, until a later one. */
export interface FxRate {
  date: IsoDate;
  base: string;
  quote: string;
  rate: string;
}

/** `null`: no rate is known; the amount is left out and reported. */
export interface RateBook {
  rateOn(date: IsoDate, from: string, to: string): Rate | null;
}

const PIVOT = 'USD';

// 1 dollar in the currency, by its central bank; older than any report date. Kuwait's dinar has no peg.
export const dollarPegs: Readonly<Record<string, Rate>> = {
  // 3.75 riyals since 1986, Saudi Central Bank: https://www.sama.gov.sa
  SAR: { numerator: 375n, denominator: 100n },
  // 3.6725 dirhams since 1997, Central Bank of the UAE: https://www.centralbank.ae
  AED: { numerator: 36_725n, denominator: 10_000n },
  // 3.64 riyals, Amiri decree 34 of 2001, Qatar Central Bank: https://www.qcb.gov.qa
  QAR: { numerator: 364n, denominator: 100n },
  // 0.376 dinars since 2001, Central Bank of Bahrain: https://www.cbb.gov.bh
  BHD: { numerator: 376n, denominator: 1000n },
  // Stated the other way round: 1 rial = 2.6008 dollars since 1986 (0.384497… rials a dollar), https://cbo.gov.om
  OMR: { numerator: 10_000n, denominator: 26_008n },
};

/**
 * The newest rate at or before the date, in either direction; else via the dollar, each leg by a stored rate or a peg.
 * Restated days keep their rate; dates before the first stored rate have none.
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

// Newest first; of two rates of one day the one entered in that direction wins.
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

// The product converts the sum of one currency on one report date at a time, so a total is exactly the sum of its days.
export function convertMicros(amountMicros: bigint, rate: Rate): bigint {
  return divideRounded(amountMicros * rate.numerator, rate.denominator);
}
