import { useTranslations } from 'next-intl';
import type { SpendReturnPoint } from '@/components/charts/prepare-spend-return';
import type { SpendReturnLabels } from '@/components/charts/spend-return-labels';
import { Cell, ColumnHeading, DataTable } from '@/components/ui/data-table';

export function SpendReturnTable({ points, labels }: { points: SpendReturnPoint[]; labels: SpendReturnLabels }) {
  const t = useTranslations('dashboard.chart');
  return (
    <details className="mt-2">
      <summary className="w-fit list-none text-xs font-medium text-accent hover:underline">{t('asTable')}</summary>
      <div className="mt-2 max-h-72 overflow-y-auto rounded-md border border-line">
        <DataTable caption={labels.summary}>
          <thead>
            <tr>
              <ColumnHeading>{t('day')}</ColumnHeading>
              <ColumnHeading numeric>{labels.spend}</ColumnHeading>
              <ColumnHeading numeric>{labels.value}</ColumnHeading>
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.date}>
                <Cell dense>
                  {point.day}
                  {point.note ? <span className="block text-xs whitespace-normal text-muted">{point.note}</span> : null}
                </Cell>
                <Cell numeric dense>
                  <bdi>{point.spendText ?? labels.unknown}</bdi>
                </Cell>
                <Cell numeric dense>
                  <bdi>{point.valueText ?? labels.unknown}</bdi>
                </Cell>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </div>
    </details>
  );
}
