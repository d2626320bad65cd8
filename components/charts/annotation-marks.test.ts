import { describe, expect, it } from 'vitest';
import { addDays } from '@/lib/dates';
import { annotationBands, annotationMarks, isOfPoint } from './annotation-marks';
import type { ChartPoint } from './prepare-figure-chart';

const note = (id: string, startsOn: string, endsOn = startsOn) => ({ id, startsOn, endsOn, text: id, caption: '' });
const points = (from: string, count: number, days = 1): ChartPoint[] =>
  Array.from({ length: count }, (_, index) => ({
    date: addDays(from, index * days),
    days,
    spendMicros: null,
    impressions: null,
    clicks: null,
    conversions: null,
    conversionValueMicros: null,
    valuedSpendMicros: null,
    partial: null,
    unconverted: false,
  }));
const shown = (marks: ReturnType<typeof annotationMarks>) =>
  marks.map(({ date, annotations }) => [date, annotations.map(({ id }) => id)]);

describe('annotationMarks', () => {
  it('has one mark for the annotations of a day, in the middle of the day', () => {
    const marks = annotationMarks(points('2026-03-01', 4), [note('b', '2026-03-02'), note('a', '2026-03-02')], 20);
    expect(shown(marks)).toEqual([['2026-03-02', ['b', 'a']]]);
    expect(marks[0]?.position).toBe(0.375);
  });

  it('groups the days of a week or month into its point, the earliest first', () => {
    const notes = [note('late', '2026-03-14'), note('early', '2026-03-08'), note('next', '2026-03-15')];
    expect(shown(annotationMarks(points('2026-03-01', 3, 7), notes, 20))).toEqual([
      ['2026-03-08', ['early', 'late']],
      ['2026-03-15', ['next']],
    ]);
  });

  it('marks several days once, where they begin or where the chart begins', () => {
    const notes = [note('within', '2026-03-02', '2026-03-04'), note('before', '2026-02-20', '2026-03-02')];
    expect(shown(annotationMarks(points('2026-03-01', 5), notes, 20))).toEqual([
      ['2026-03-01', ['before']],
      ['2026-03-02', ['within']],
    ]);
  });

  it('leaves out annotations of other days', () => {
    const notes = [note('before', '2026-02-28'), note('after', '2026-03-06')];
    expect(annotationMarks(points('2026-03-01', 5), notes, 20)).toEqual([]);
    expect(annotationMarks([], notes, 20)).toEqual([]);
  });

  it('keeps marks far enough apart in a chart with many points, and loses no annotation', () => {
    const days = points('2026-01-01', 90);
    const marks = annotationMarks(
      days,
      days.map(({ date }) => note(date, date)),
      8,
    );
    expect(marks).toHaveLength(8);
    const gaps = marks.slice(1).map(({ position }, index) => position - (marks[index]?.position ?? 0));
    expect(Math.min(...gaps)).toBeCloseTo(1 / 8);
    expect(marks.flatMap(({ dates }) => dates)).toEqual(days.map(({ date }) => date));
    expect(marks.flatMap(({ annotations }) => annotations)).toHaveLength(90);
  });
});

describe('isOfPoint', () => {
  it('holds for a point with at least one day of the annotation', () => {
    const [week] = points('2026-03-08', 1, 7);
    const isOf = (startsOn: string, endsOn?: string) => week && isOfPoint(note('x', startsOn, endsOn), week);
    expect([isOf('2026-03-07'), isOf('2026-03-08'), isOf('2026-03-14'), isOf('2026-03-15')]).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(isOf('2026-03-01', '2026-03-31')).toBe(true);
  });
});

describe('annotationBands', () => {
  it('cover all points of an annotation of several days, within the chart', () => {
    const notes = [note('within', '2026-03-02', '2026-03-04'), note('longer', '2026-02-20', '2026-03-09')];
    expect(annotationBands(points('2026-03-01', 5), notes)).toEqual([
      { id: 'within', from: '2026-03-02', to: '2026-03-04' },
      { id: 'longer', from: '2026-03-01', to: '2026-03-05' },
    ]);
  });

  it('are left out where an annotation has one day, days of one point, or none of the chart', () => {
    const notes = [
      note('day', '2026-03-02'),
      note('week', '2026-03-02', '2026-03-06'),
      note('past', '2026-02-01', '2026-02-09'),
    ];
    expect(annotationBands(points('2026-03-01', 3, 7), notes)).toEqual([]);
    const weeks = annotationBands(points('2026-03-01', 3, 7), [note('weeks', '2026-03-07', '2026-03-15')]);
    expect(weeks).toEqual([{ id: 'weeks', from: '2026-03-01', to: '2026-03-15' }]);
  });
});
