import { formatMoney, formatMultiple, formatNumber } from '@/components/i18n/format';
import { Cell, ColumnHeading, DataTable } from '@/components/ui/data-table';
import type { Locale } from '@/lib/i18n/routing';
import type { ChoicePreview } from '@/lib/metrics/conversions/schema';

export interface PreviewLabels {
  previewTitle: string;
  figure: string;
  before: string;
  after: string;
  conversions: string;
  value: string;
  cpa: string;
  roas: string;
}

const figures = ['conversions', 'value', 'cpa', 'roas'] as const;
type Figures = ChoicePreview['before'];

export function ChoicePreviewTable({
  preview,
  labels,
  locale,
}: {
  preview: ChoicePreview;
  labels: PreviewLabels;
  locale: Locale;
}) {
  return (
    <div className="rounded-md border border-line">
      <p className="px-4 py-2 text-sm font-medium">{labels.previewTitle}</p>
      <DataTable caption={labels.previewTitle}>
        <thead>
          <tr>
            <ColumnHeading>{labels.figure}</ColumnHeading>
            <ColumnHeading numeric>{labels.before}</ColumnHeading>
            <ColumnHeading numeric>{labels.after}</ColumnHeading>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr key={figure}>
              <Cell>{labels[figure]}</Cell>
              <Cell numeric>
                <bdi>{shown(preview.before, figure, locale)}</bdi>
              </Cell>
              <Cell numeric className="font-medium">
                <bdi>{shown(preview.after, figure, locale)}</bdi>
              </Cell>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}

function shown(of: Figures, figure: (typeof figures)[number], locale: Locale): string {
  if (figure === 'conversions') return formatNumber(of.conversions, locale, 1);
  if (figure === 'roas') return of.roas === null ? '–' : formatMultiple(of.roas, locale);
  const money = of[figure];
  return money === null ? '–' : formatMoney(money, locale, figure === 'value' ? 'rounded' : 'exact');
}
