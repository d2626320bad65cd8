import {
  formatCount,
  formatDay,
  formatDecimal,
  formatInstant,
  formatMoney,
  formatRate,
} from '@/components/i18n/format';
import type { Explanation } from '@/lib/dashboard/explanation-schema';
import type { Locale } from '@/lib/i18n/routing';
import { type Fact, FactList } from './fact-list';
import type { FigurePanelLabels } from './figure-panel-labels';

export type FactLabels = Pick<
  FigurePanelLabels,
  'formulas' | 'sums' | 'accountDays' | 'withoutData' | 'unconverted' | 'restatedFrom' | 'lastSync' | 'rate' | 'unknown'
>;

const SHOWN_RATES = 4;

/** The sums of a figure, the accounts behind them and how final they are. */
export function ExplanationFacts({
  explanation,
  labels,
  locale,
  timeZone,
}: {
  explanation: Explanation;
  labels: FactLabels;
  locale: Locale;
  timeZone: string;
}) {
  const { numerator, denominator, currency, parts, accountsWithoutData, unconverted, restatedFrom, syncs } =
    explanation;
  const sumText = ({ unit, amount }: Explanation['numerator']) => {
    if (amount === null) return labels.unknown;
    if (unit === 'micros' && currency !== null) return formatMoney({ amountMicros: amount, currency }, locale);
    return unit === 'millionths'
      ? formatDecimal(Number(amount) / 1_000_000, locale, 2)
      : formatCount(Number(amount), locale);
  };
  // The account that was synced longest ago.
  const [oldestSync] = syncs.flatMap(({ lastSync }) => (lastSync ? [lastSync.finishedAt] : [])).sort();
  const known: (Fact | null)[] = [
    ...[numerator, denominator].filter((sum) => sum !== null).map((sum): Fact => [labels.sums[sum.of], sumText(sum)]),
    [
      labels.accountDays,
      formatCount(
        parts.reduce((days, part) => days + part.days, 0),
        locale,
      ),
    ],
    accountsWithoutData.length > 0 ? [labels.withoutData, formatCount(accountsWithoutData.length, locale)] : null,
    ...ratesOf(explanation).map(
      ({ from, rate, day }): Fact => [
        labels.rate,
        `${from} ${formatRate(rate, locale)}${day ? ` (${formatDay(day, locale)})` : ''}`,
      ],
    ),
    ...unconverted.map(({ spend }): Fact => [labels.unconverted, formatMoney(spend, locale)]),
    restatedFrom ? [labels.restatedFrom, formatDay(restatedFrom, locale)] : null,
    oldestSync ? [labels.lastSync, formatInstant(oldestSync, locale, timeZone)] : null,
  ];
  const facts = known.filter((fact) => fact !== null);
  return (
    <>
      <p className="pb-1.5 font-medium">{labels.formulas[explanation.figure]}</p>
      <FactList facts={facts} />
    </>
  );
}

/** The rates behind most days, without those of the figure's own currency. */
function ratesOf({ parts, currency }: Explanation): { from: string; rate: number; day: string | null }[] {
  if (currency === null) return [];
  const rates = new Map<string, { from: string; rate: number; day: string | null; days: number }>();
  for (const { currency: from, rate, days } of parts) {
    if (rate === null || from === currency) continue;
    const key = `${from} ${rate.numerator} ${rate.denominator} ${rate.rateDate}`;
    const known = rates.get(key);
    const value = Number(rate.numerator) / Number(rate.denominator);
    rates.set(key, { from, rate: value, day: rate.rateDate, days: (known?.days ?? 0) + days });
  }
  return [...rates.values()].sort((left, right) => right.days - left.days).slice(0, SHOWN_RATES);
}
