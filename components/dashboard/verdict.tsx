import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { formatDayRange, formatMoney, formatMonth, formatPercent } from '@/components/i18n/format';
import { useGapText } from '@/components/kpis/use-gap-text';
import { useScopeName } from '@/components/kpis/use-scope-name';
import type { Locale } from '@/lib/i18n/routing';
import { monthOf } from '@/lib/kpis/month-of';
import type { KpiProgress } from '@/lib/kpis/schema';
import type { Verdict as VerdictData } from '@/lib/kpis/verdict';
import { formatKpiValue } from './kpi-format';

const SAME = 0.005;

const marks = { n: (number: ReactNode) => <bdi className="font-semibold tabular-nums">{number}</bdi> };

/** The first line of the dashboard: where the targets end, or the spend of the period. */
export function Verdict({ verdict }: { verdict: VerdictData }) {
  const locale = useLocale();
  if (verdict.kind === 'nothing') return null;
  if (verdict.kind === 'spend') {
    return (
      <p>
        {periodName(verdict.from, verdict.to, locale)}: <SpendSentence verdict={verdict} />
      </p>
    );
  }
  return (
    <p>
      {verdict.targets.map((kpi, index) => {
        const before = verdict.targets[index - 1];
        const isSamePeriod = before?.startsOn === kpi.startsOn && before.endsOn === kpi.endsOn;
        return (
          // A line each where it fits.
          <span key={kpi.id} className="xl:block">
            {isSamePeriod ? ' ' : `${index > 0 ? ' ' : ''}${periodName(kpi.startsOn, kpi.endsOn, locale)}: `}
            <TargetSentence kpi={kpi} />
          </span>
        );
      })}
    </p>
  );
}

function TargetSentence({ kpi }: { kpi: KpiProgress }) {
  const t = useTranslations();
  const locale = useLocale();
  const gap = useGapText(kpi);
  const scope = useScopeName(kpi.scope);
  const value = (number: number) => formatKpiValue(kpi, number, locale);
  const name = t(`kpiMetrics.${kpi.metric}`);
  const metric = kpi.scope === null ? name : t('verdict.scoped', { metric: name, scope });
  const target = value(kpi.target);
  const actual = kpi.actual === null ? null : value(kpi.actual);
  if (kpi.projection && gap !== null) {
    const end = value(kpi.projection.end);
    return actual === null
      ? t.rich('verdict.fromNothing', { ...marks, metric, target, end, gap })
      : t.rich('verdict.projected', { ...marks, metric, actual, target, end, gap });
  }
  const key = kpi.projectionMissing === 'period_over' ? 'verdict.ended' : 'verdict.counted';
  return t.rich(key, { ...marks, metric, actual: actual ?? '', target });
}

function SpendSentence({ verdict: { spend, change } }: { verdict: Extract<VerdictData, { kind: 'spend' }> }) {
  const t = useTranslations('verdict');
  const locale = useLocale();
  const amount = formatMoney(spend, locale, 'rounded');
  if (change === null) return t.rich('spend', { ...marks, amount });
  if (Math.abs(change) < SAME) return t.rich('spendSame', { ...marks, amount });
  const share = formatPercent(Math.abs(change), locale, 1);
  return t.rich(change > 0 ? 'spendUp' : 'spendDown', { ...marks, amount, share });
}

function periodName(from: string, to: string, locale: Locale): string {
  const { first, last } = monthOf(from);
  return from === first && to === last ? formatMonth(from, locale) : formatDayRange(from, to, locale);
}
