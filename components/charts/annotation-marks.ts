import { addDays } from '@/lib/dates';
import type { ChartPoint } from './prepare-figure-chart';

/** What a person wrote about days, for the chart. */
export interface ChartAnnotation {
  id: string;
  startsOn: string;
  endsOn: string;
  text: string;
  // Days, platform and author.
  caption: string;
}

export interface AnnotationMark {
  // The date of its first point.
  date: string;
  // The dates of the points on which its annotations begin.
  dates: string[];
  // From the first point's edge (0) to the last one's (1).
  position: number;
  annotations: ChartAnnotation[];
}

/**
 * Annotations by the point on which they begin, or the first one where they began before. Where there are more than
 * `most` points, those of neighbours share a mark, so that marks are at least 1 / `most` apart.
 */
export function annotationMarks(
  points: readonly ChartPoint[],
  annotations: readonly ChartAnnotation[],
  most: number,
): AnnotationMark[] {
  const slots = Math.min(points.length, most);
  const marks = new Map<number, AnnotationMark>();
  for (const [index, point] of points.entries()) {
    const begun = annotations.filter(
      (annotation) => isOfPoint(annotation, point) && (index === 0 || annotation.startsOn >= point.date),
    );
    if (begun.length === 0) continue;
    const slot = Math.floor((index * slots) / points.length);
    const mark = marks.get(slot) ?? { date: point.date, dates: [], position: (slot + 0.5) / slots, annotations: [] };
    marks.set(slot, mark);
    mark.dates.push(point.date);
    mark.annotations.push(...begun.toSorted((left, right) => left.startsOn.localeCompare(right.startsOn)));
  }
  return [...marks.values()];
}

/** From the first to the last point of each annotation with days in several points, as dates of the points. */
export function annotationBands(
  points: readonly ChartPoint[],
  annotations: readonly ChartAnnotation[],
): { id: string; from: string; to: string }[] {
  return annotations.flatMap((annotation) => {
    const covered = points.filter((point) => isOfPoint(annotation, point));
    const [first, last] = [covered[0], covered.at(-1)];
    return first && last && first !== last ? [{ id: annotation.id, from: first.date, to: last.date }] : [];
  });
}

/** Whether at least one day of the annotation is in the point. */
export function isOfPoint({ startsOn, endsOn }: ChartAnnotation, { date, days }: Pick<ChartPoint, 'date' | 'days'>) {
  return startsOn < addDays(date, days) && endsOn >= date;
}
