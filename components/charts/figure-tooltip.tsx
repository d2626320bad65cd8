import type { TextDirection } from '@/components/i18n/text-direction';
import type { ChartAnnotation } from './annotation-marks';
import type { FigureChartLabels } from './figure-chart-labels';
import type { PreparedPoint } from './prepare-figure-chart';

const SHOWN = 3;

export function FigureTooltip({
  point,
  note,
  annotations,
  labels,
  direction,
}: {
  point: PreparedPoint | undefined;
  note: string | null;
  annotations: readonly ChartAnnotation[];
  labels: FigureChartLabels;
  direction: TextDirection;
}) {
  if (!point) return null;
  return (
    <div dir={direction} className="rounded-md border border-line bg-surface px-3 py-2 text-xs shadow-raised">
      <p className="flex items-center gap-2 leading-5">
        <span className="size-2 rounded-xs bg-series-current" />
        <span className="text-muted">{point.day}</span>
        <bdi className="ms-auto ps-4 font-semibold tabular-nums">{point.text ?? labels.unknown}</bdi>
      </p>
      {point.previousDay ? (
        <p className="flex items-center gap-2 leading-5">
          <span className="h-0.5 w-2 bg-series-previous" />
          <span className="text-muted">{point.previousDay}</span>
          <bdi className="ms-auto ps-4 font-medium tabular-nums">{point.previousText ?? labels.unknown}</bdi>
        </p>
      ) : null}
      {note ? <p className="mt-1 max-w-56 border-t border-line pt-1 text-muted">{note}</p> : null}
      {annotations.slice(0, SHOWN).map(({ id, text }) => (
        <p key={id} dir="auto" className="mt-1 line-clamp-3 max-w-56 border-t border-line pt-1 wrap-anywhere">
          {text}
        </p>
      ))}
    </div>
  );
}
