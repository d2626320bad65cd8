import type { TextDirection } from '@/components/i18n/text-direction';
import type { SpendReturnPoint } from './prepare-spend-return';
import type { SpendReturnLabels } from './spend-return-labels';

export function SpendReturnTooltip({
  point,
  labels,
  direction,
}: {
  point: SpendReturnPoint | undefined;
  labels: SpendReturnLabels;
  direction: TextDirection;
}) {
  if (!point) return null;
  const rows = [
    { name: labels.spend, text: point.spendText, mark: 'bg-series-spend' },
    { name: labels.value, text: point.valueText, mark: 'bg-series-return' },
  ];
  return (
    <div dir={direction} className="rounded-md border border-line bg-surface px-3 py-2 text-xs shadow-raised">
      <p className="mb-1 font-medium">{point.day}</p>
      {rows.map(({ name, text, mark }) => (
        <p key={name} className="flex items-center gap-2 leading-5">
          <span className={`size-2 rounded-xs ${mark}`} />
          <span className="text-muted">{name}</span>
          <bdi className="ms-auto ps-4 font-medium tabular-nums">{text ?? labels.unknown}</bdi>
        </p>
      ))}
      {point.note ? <p className="mt-1 max-w-56 border-t border-line pt-1 text-muted">{point.note}</p> : null}
    </div>
  );
}
