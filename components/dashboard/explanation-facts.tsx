import { formatCount, formatDay, formatDecimal, formatInstant, formatMoney } from '@/components/i18n/format';
import type { FigureSum } from '@/lib/dashboard/explained-figures';
import type { Explanation } from '@/lib/dashboard/explanation-schema';
import type { Locale } from '@/lib/i18n/routing';

export interface FactLabels {
  formula: string;
  sums: Record<FigureSum, string>;
  accountDays: string;
  withoutData: string;
  unconverted: string;
  restatedFrom: string;
  lastSync: string;
  unknown: string;
}

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
    ...unconverted.map(({ spend }): [string, string] => [labels.unconverted, formatMoney(spend, locale)]),
    restatedFrom ? [labels.restatedFrom, formatDay(restatedFrom, locale)] : null,
    oldestSync ? [labels.lastSync, formatInstant(oldestSync, locale, timeZone)] : null,
  ].filter((fact) => fact !== null);
  return (
    <>
      <p className="pb-1.5 font-medium">{labels.formula}</p>
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
