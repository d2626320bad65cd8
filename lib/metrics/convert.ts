import { addDays, type IsoDate } from '@/lib/dates';
import { divideRounded } from './divide-rounded';
import { chain, inverse, type Rate, rateFromDecimal, sameCurrency } from './rate';

/** 1 `base` = `rate` `quote`. */
export interface FxRate {
  date: IsoDate;
  base: string;
  quote: string;
  rate: string;
  // Of a reference rate: who published it. Else a manual rate.
  source?: string;
}

/** A rate with its origin. */
export interface AppliedRate extends Rate {
  // The oldest day of the stored rates in it: of a weekend the Friday. Null: none is stored, only pegs.
  rateDate: IsoDate | null;
  // `manual`, `peg` or a publisher; empty for a currency in itself.
  sources: readonly string[];
}

/** `null`: no rate is known; the amount is left out and reported. */
export interface RateBook {
  rateOn(date: IsoDate, from: string, to: string): AppliedRate | null;
}

/**
 * A reference rate holds for its day and the seven days after it. The longest pause of the European Central Bank, at
 * Easter, is four days; a currency that it no longer quotes becomes missing.
 */
export const REFERENCE_HOLD_DAYS = 7;
export const REFERENCE_BASE = 'EUR';

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
 * Manual rates come before pegs, pegs before reference rates. A manual rate holds from its date until the next one of its
 * pair. Without one of the pair itself, each leg goes to the dollar by a manual rate (also one to the euro) or a peg, and
 * else both currencies by the reference rates of the same day. All steps are exact fractions.
 */
export function createRateBook(kept: readonly FxRate[]): RateBook {
  const manual = indexByPair(kept.filter(({ source }) => source === undefined));
  const reference = indexByDay(kept.filter(({ source }) => source !== undefined));
  const known = new Map<string, AppliedRate | null>();

  function manualOn(date: IsoDate, from: string, to: string): AppliedRate | null {
    const found = manual.get(`${from}${to}`)?.find((entry) => entry.date <= date);
    return found ? { ...found.rate, rateDate: found.date, sources: ['manual'] } : null;
  }

  // By the newest day on which both are quoted: rates of two days would not be a price of any day.
  function referenceOn(date: IsoDate, from: string, to: string): AppliedRate | null {
    const [ofFrom, ofTo] = [from, to].map((currency) => reference.get(currency));
    for (let age = 0; age <= REFERENCE_HOLD_DAYS; age += 1) {
      const day = addDays(date, -age);
      const [one, other] = [quoted(ofFrom, from, day), quoted(ofTo, to, day)];
      if (one && other) {
        return { ...chain(inverse(one), other), rateDate: day, sources: sourcesOf(one.sources, other.sources) };
      }
    }
    return null;
  }

  function ownDollarLeg(date: IsoDate, currency: string): AppliedRate | null {
    if (currency === PIVOT) return unchanged;
    const found = manualOn(date, currency, PIVOT);
    if (found) return found;
    const toEuro = currency === REFERENCE_BASE ? null : manualOn(date, currency, REFERENCE_BASE);
    const ofEuro = toEuro && (manualOn(date, REFERENCE_BASE, PIVOT) ?? referenceOn(date, REFERENCE_BASE, PIVOT));
    if (toEuro && ofEuro) return chained(toEuro, ofEuro);
    const peg = dollarPegs[currency];
    return peg ? { ...inverse(peg), rateDate: null, sources: ['peg'] } : null;
  }

  function find(date: IsoDate, from: string, to: string): AppliedRate | null {
    const direct = manualOn(date, from, to);
    if (direct) return direct;
    const [own, ownOfTarget] = [ownDollarLeg(date, from), ownDollarLeg(date, to)];
    if (!own && !ownOfTarget) return referenceOn(date, from, to);
    const toDollar = own ?? referenceOn(date, from, PIVOT);
    const ofDollar = ownOfTarget ? { ...ownOfTarget, ...inverse(ownOfTarget) } : referenceOn(date, PIVOT, to);
    return toDollar && ofDollar ? chained(toDollar, ofDollar) : null;
  }

  return {
    rateOn(date, from, to) {
      if (from === to) return unchanged;
      const key = `${date}${from}${to}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      const found = find(date, from, to);
      known.set(key, found);
      return found;
    },
  };
}

const unchanged: AppliedRate = { ...sameCurrency, rateDate: null, sources: [] };

function chained(first: AppliedRate, second: AppliedRate): AppliedRate {
  const [rateDate = null] = [first.rateDate, second.rateDate].filter((date) => date !== null).sort();
  return { ...chain(first, second), rateDate, sources: sourcesOf(first.sources, second.sources) };
}

function sourcesOf(first: readonly string[], second: readonly string[]): string[] {
  return [...new Set([...first, ...second])];
}

type QuotedDays = ReadonlyMap<IsoDate, { rate: string; source: string }>;

/** 1 euro in the currency. */
function quoted(days: QuotedDays | undefined, currency: string, day: IsoDate): (Rate & { sources: string[] }) | null {
  if (currency === REFERENCE_BASE) return { ...sameCurrency, sources: [] };
  const found = days?.get(day);
  return found ? { ...rateFromDecimal(found.rate), sources: [found.source] } : null;
}

function indexByDay(kept: readonly FxRate[]): Map<string, QuotedDays> {
  const currencies = new Map<string, Map<IsoDate, { rate: string; source: string }>>();
  for (const { date, quote, rate, source = '' } of kept) {
    const days = currencies.get(quote) ?? new Map();
    currencies.set(quote, days);
    days.set(date, { rate, source });
  }
  return currencies;
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
