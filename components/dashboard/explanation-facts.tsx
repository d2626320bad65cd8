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
  const facts = [
    ...[numerator, denominator]
      .filter((sum) => sum !== null)
      .map((sum): [string, string] => [labels.sums[sum.of], sumText(sum)]),
    [
      labels.accountDays,
      formatCount(
        parts.reduce((days, part) => days + part.days, 0),
        locale,
      ),
    ],
    accountsWithoutData.length > 0 ? [labels.withoutData, formatCount(accountsWithoutData.length, locale)] : null,
    ...ratesOf(explanation).map(({ from, rate, day }): [string, string] => [
      labels.rate,
      `${from} ${formatRate(rate, locale)}${day ? ` (${formatDay(day, locale)})` : ''}`,
    ]),
    ...unconverted.map(({ spend }): [string, string] => [labels.unconverted, formatMoney(spend, locale)]),
    restatedFrom ? [labels.restatedFrom, formatDay(restatedFrom, locale)] : null,
    oldestSync ? [labels.lastSync, formatInstant(oldestSync, locale, timeZone)] : null,
  ].filter((fact) => fact !== null);
  return (
    <>
      <p className="pb-1.5 font-medium">{labels.formulas[explanation.figure]}</p>
      <dl className="grid gap-1">
        {facts.map(([name, text]) => (
          <div key={`${name} ${text}`} className="flex flex-wrap justify-between gap-x-3">
            <dt className="text-muted">{name}</dt>
            <dd className="tabular-nums">
              <bdi>{text}</bdi>
            </dd>
          </div>
        ))}
      </dl>
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
