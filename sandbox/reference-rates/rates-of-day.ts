import { daysBetween, type IsoDate } from '@/lib/dates';
import { between, hashOf, unit } from '../world/random';

interface Currency {
  // About which its rate moves: 1 euro in it.
  around: number;
  digits: number;
  lastDay?: IsoDate;
  // Share of days without a quote.
  gaps?: number;
}

// The currencies of the European Central Bank with its decimals. It quotes no currency of the Gulf and no Egyptian pound.
const CURRENCIES: Readonly<Record<string, Currency>> = {
  USD: { around: 1.12, digits: 4 },
  JPY: { around: 163.5, digits: 2 },
  // Bulgaria's last day before the euro.
  BGN: { around: 1.9558, digits: 4, lastDay: '2025-12-31' },
  CZK: { around: 25.1, digits: 3 },
  DKK: { around: 7.4595, digits: 4 },
  GBP: { around: 0.8526, digits: 5 },
  HUF: { around: 401.2, digits: 2 },
  PLN: { around: 4.281, digits: 4 },
  RON: { around: 4.9774, digits: 4 },
  SEK: { around: 11.32, digits: 4 },
  CHF: { around: 0.9478, digits: 4 },
  ISK: { around: 147.3, digits: 2, gaps: 0.04 },
  NOK: { around: 11.71, digits: 4 },
  TRY: { around: 38.4, digits: 4 },
  AUD: { around: 1.6612, digits: 4 },
  BRL: { around: 5.91, digits: 4 },
  CAD: { around: 1.5208, digits: 4 },
  CNY: { around: 7.8411, digits: 4 },
  HKD: { around: 8.7246, digits: 4 },
  IDR: { around: 17_650, digits: 2 },
  ILS: { around: 4.0211, digits: 4 },
  INR: { around: 94.82, digits: 4 },
  KRW: { around: 1_512.4, digits: 2 },
  MXN: { around: 20.88, digits: 4 },
  MYR: { around: 4.9107, digits: 4 },
  NZD: { around: 1.8205, digits: 4 },
  PHP: { around: 63.87, digits: 3 },
  SGD: { around: 1.4591, digits: 4 },
  THB: { around: 37.42, digits: 3 },
  ZAR: { around: 20.13, digits: 4 },
};

const SWING = 0.03;
const NOISE = 0.003;
const SWING_DAYS = 420;

/** 1 euro in each currency. Equal days give equal rates. `null`: not quoted, printed as N/A. */
export function ratesOfDay(seed: string, day: IsoDate): [string, string | null][] {
  return Object.entries(CURRENCIES)
    .filter(([, { lastDay }]) => lastDay === undefined || day <= lastDay)
    .map(([code, currency]) => [code, rateOf(seed, day, code, currency)]);
}

function rateOf(seed: string, day: IsoDate, code: string, { around, digits, gaps = 0 }: Currency): string | null {
  if (unit(hashOf(seed, 'fx-gap', code, day)) < gaps) return null;
  // Pegged to the euro.
  if (code === 'BGN') return around.toFixed(digits);
  const phase = unit(hashOf(seed, 'fx-phase', code)) * 2 * Math.PI;
  const wave = SWING * Math.sin((2 * Math.PI * daysBetween('2020-01-01', day)) / SWING_DAYS + phase);
  const noise = between(hashOf(seed, 'fx', code, day), -NOISE, NOISE);
  return (around * (1 + wave + noise)).toFixed(digits);
}
