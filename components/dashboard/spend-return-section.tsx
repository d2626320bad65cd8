import { ChartNoAxesColumn } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { LazySpendReturnChart } from '@/components/charts/lazy-spend-return-chart';
import { prepareSpendReturn } from '@/components/charts/prepare-spend-return';
import { intlLocale } from '@/components/i18n/format';
import { textDirection } from '@/components/i18n/text-direction';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { Overview } from '@/lib/dashboard/schema';
import { SpendReturnTable } from './spend-return-table';

export function SpendReturnSection({ series, currency }: { series: Overview['series']; currency: string }) {
  const t = useTranslations('dashboard.chart');
  const locale = useLocale();
  const names = new Intl.ListFormat(intlLocale(locale), { type: 'conjunction' });
  const prepared = prepareSpendReturn(series, currency, locale, ({ partial, unconverted }) => {
    const notes = [
      partial && t('partial', { accounts: partial.accounts, of: partial.of, missing: names.format(partial.missing) }),
      unconverted && t('unconverted', { currency }),
    ];
    return notes.filter(Boolean).join(' ') || null;
  });
  const labels = {
    summary: t('summary', { days: series.length, currency }),
    spend: t('spend'),
    value: t('value'),
    unknown: t('unknown'),
  };
  return (
    <Card
      title={t('title')}
      headingId="chart-heading"
      description={t('unit', { currency })}
      action={
        prepared.hasSpend ? (
          <ul className="flex flex-wrap justify-end gap-x-4 gap-y-1 text-xs text-muted">
            <LegendEntry mark="h-2.5 w-2 rounded-xs bg-series-spend" label={labels.spend} />
            {prepared.hasReturn ? <LegendEntry mark="h-0.5 w-3 bg-series-return" label={labels.value} /> : null}
            {prepared.hasPartial ? (
              <LegendEntry
                mark="h-2.5 w-2 rounded-xs border border-series-spend bg-series-spend/25"
                label={t('partialLegend')}
              />
            ) : null}
          </ul>
        ) : null
      }
    >
      {prepared.hasSpend || prepared.hasReturn ? (
        <>
          <LazySpendReturnChart prepared={prepared} labels={labels} direction={textDirection(locale)} />
          {prepared.hasReturn ? null : <p className="mt-2 text-xs text-muted">{t('noReturn')}</p>}
          <SpendReturnTable points={prepared.points} labels={labels} />
        </>
      ) : (
        <EmptyState icon={ChartNoAxesColumn} title={t('emptyTitle')} tall>
          {series.some(({ unconverted }) => unconverted) ? t('unconverted', { currency }) : t('emptyBody')}
        </EmptyState>
      )}
    </Card>
  );
}

function LegendEntry({ mark, label }: { mark: string; label: string }) {
  return (
    <li className="flex items-center gap-1.5">
      <span aria-hidden="true" className={mark} />
      {label}
    </li>
  );
}
