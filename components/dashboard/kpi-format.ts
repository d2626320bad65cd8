import { formatMoney, formatMultiple, formatNumber, formatPercent } from '@/components/i18n/format';
import type { Tone } from '@/components/ui/badge';
import type { Dashboard } from '@/lib/dashboard/schema';
import type { Locale } from '@/lib/i18n/routing';

type Kpi = Dashboard['kpis'][number];

export function formatKpiValue(kpi: Pick<Kpi, 'metric' | 'currency'>, value: number, locale: Locale): string {
  switch (kpi.metric) {
    case 'roas':
      return formatMultiple(value, locale);
    case 'ctr':
      return formatPercent(value, locale, 2);
    case 'impressions':
    case 'clicks':
    case 'conversions':
      return formatNumber(value, locale, value < 100 ? 1 : 0);
    case 'spend':
    case 'cpa':
    case 'conversion_value': {
      if (!kpi.currency) return formatNumber(value, locale, 2);
      const amountMicros = BigInt(Math.round(value * 1_000_000)).toString();
      return formatMoney({ amountMicros, currency: kpi.currency }, locale, 'rounded');
    }
  }
}

const tones: Record<Kpi['status'], Exclude<Tone, 'accent'>> = {
  not_started: 'neutral',
  achieved: 'positive',
  on_track: 'positive',
  at_risk: 'warning',
  behind: 'negative',
  no_data: 'neutral',
};

export function kpiTone(status: Kpi['status']): Exclude<Tone, 'accent'> {
  return tones[status];
}

/** Shares of the target: the filled part, and the mark of the value expected by now. */
export function kpiShares(kpi: Pick<Kpi, 'target' | 'actual' | 'expectedToDate'>): {
  filled: number;
  expected?: number;
} {
  const filled = kpi.actual === null ? 0 : kpi.actual / kpi.target;
  const expected = kpi.expectedToDate / kpi.target;
  // A ratio is expected at its target from the first day: a mark at the end has no information.
  return expected > 0 && expected < 0.995 ? { filled, expected } : { filled };
}
