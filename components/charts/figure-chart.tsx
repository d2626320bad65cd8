'use client';

import { useId } from 'react';
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { TextDirection } from '@/components/i18n/text-direction';
import type { Locale } from '@/lib/i18n/routing';
import { annotationBands, annotationMarks, type ChartAnnotation, isOfPoint } from './annotation-marks';
import { AxisTick } from './axis-tick';
import type { FigureChartLabels } from './figure-chart-labels';
import { FigureTable } from './figure-table';
import { FigureTooltip } from './figure-tooltip';
import { type HeadlineFigure, isRatio } from './headline-figure';
import { MarkStrip } from './mark-strip';
import { type FigureSeries, prepareFigureChart } from './prepare-figure-chart';

export interface FigureChartProps {
  series: FigureSeries;
  // What a point lacks, in words; aligned with the points.
  notes: readonly (string | null)[];
  annotations: readonly ChartAnnotation[];
  figure: HeadlineFigure;
  labels: FigureChartLabels;
  locale: Locale;
  direction: TextDirection;
}

// Half of the widest bar and a gap, so that the tooltip is beside the bar that it explains.
const TOOLTIP_OFFSET = 28;

const VALUE_AXIS_WIDTH = 52;
const END_MARGIN = 8;
// As many as are 24 pixels apart in the narrowest chart, on phones and otherwise.
const MOST_MARKS = { narrow: 8, wide: 20 };

export function FigureChart({ series, notes, annotations, figure, labels, locale, direction }: FigureChartProps) {
  const hatch = useId();
  const prepared = prepareFigureChart(series, figure, locale);
  const { points, valueTicks } = prepared;
  // Drawn in the browser only, and again when the page is opened in another size.
  const narrow = window.matchMedia('(max-width: 40rem)').matches;
  const dayTicks = narrow ? prepared.fewDayTicks : prepared.dayTicks;
  const mirrored = direction === 'rtl';
  const values = new Map(valueTicks.map(({ value, label }) => [value, label]));
  const days = new Map(dayTicks.map(({ date, label }) => [date, label]));
  const lastDay = points.at(-1)?.date;
  const anchorOf = (date: string) => (date === lastDay && points.length > 8 ? (mirrored ? 'left' : 'right') : 'middle');
  const edge = { top: 12, bottom: 0, left: mirrored ? END_MARGIN : 0, right: mirrored ? 0 : END_MARGIN };
  const marks = annotationMarks(series.points, annotations, narrow ? MOST_MARKS.narrow : MOST_MARKS.wide);
  const dayOf = new Map(points.map(({ date, day }) => [date, day]));
  if (!prepared.hasValues) return <p className="py-16 text-center text-sm text-muted">{labels.empty}</p>;

  return (
    <>
      <div dir="ltr" role="img" aria-label={labels.summary} className="h-64 w-full">
        <ResponsiveContainer width="100%" height="100%">
          <ComposedChart data={points} margin={edge} accessibilityLayer={false}>
            {prepared.weekends.map(({ from, to }) => (
              <ReferenceArea
                key={from}
                x1={mirrored ? to : from}
                x2={mirrored ? from : to}
                fill="var(--color-sunken)"
                fillOpacity={0.9}
                ifOverflow="visible"
              />
            ))}
            {annotationBands(series.points, annotations).map(({ id, from, to }) => (
              <ReferenceArea
                key={id}
                className="annotation-band"
                x1={mirrored ? to : from}
                x2={mirrored ? from : to}
                fill="var(--color-accent)"
                fillOpacity={0.12}
                ifOverflow="visible"
              />
            ))}
            <CartesianGrid vertical={false} stroke="var(--color-line)" />
            <XAxis
              dataKey="date"
              scale="band"
              reversed={mirrored}
              ticks={dayTicks.map((tick) => tick.date)}
              interval={0}
              tickLine={false}
              axisLine={{ stroke: 'var(--color-line)' }}
              height={28}
              tick={({ x, y, payload }) => (
                <AxisTick
                  x={Number(x)}
                  y={Number(y)}
                  dy={14}
                  anchor={anchorOf(String(payload.value))}
                  label={days.get(String(payload.value)) ?? ''}
                  direction={direction}
                />
              )}
            />
            <YAxis
              orientation={mirrored ? 'right' : 'left'}
              ticks={valueTicks.map((tick) => tick.value)}
              domain={[0, valueTicks.at(-1)?.value ?? 1]}
              interval={0}
              tickLine={false}
              axisLine={false}
              width={VALUE_AXIS_WIDTH}
              tick={({ x, y, payload }) => (
                <AxisTick
                  x={Number(x)}
                  y={Number(y)}
                  dy={4}
                  anchor={mirrored ? 'left' : 'right'}
                  label={values.get(Number(payload.value)) ?? ''}
                  direction={direction}
                />
              )}
            />
            <Tooltip
              cursor={{ fill: 'var(--color-line)', opacity: 0.5 }}
              isAnimationActive={false}
              offset={TOOLTIP_OFFSET}
              content={({ active, label }) => {
                const index = active ? points.findIndex((point) => point.date === label) : -1;
                const point = series.points[index];
                return (
                  <FigureTooltip
                    point={points[index]}
                    note={notes[index] ?? null}
                    annotations={point ? annotations.filter((annotation) => isOfPoint(annotation, point)) : []}
                    labels={labels}
                    direction={direction}
                  />
                );
              }}
            />
            <defs>
              <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect width="6" height="6" fill="var(--color-series-current)" opacity="0.25" />
                <rect width="2" height="6" fill="var(--color-series-current)" />
              </pattern>
            </defs>
            {/* Bars of a ratio would suggest that they add up. */}
            {isRatio(figure)
              ? [{ dataKey: 'partial', strokeDasharray: '2 4' }, { dataKey: 'whole' }].map((line) => (
                  <Line key={line.dataKey} {...line} {...lineOf('var(--color-series-current)')} strokeWidth={2.25} />
                ))
              : [
                  { dataKey: 'whole', fill: 'var(--color-series-current)' },
                  { dataKey: 'partial', fill: `url(#${hatch})` },
                ].map((bar) => (
                  <Bar
                    key={bar.dataKey}
                    {...bar}
                    stackId="current"
                    radius={[3, 3, 0, 0]}
                    maxBarSize={40}
                    isAnimationActive={false}
                  />
                ))}
            {prepared.hasPrevious ? (
              <Line
                dataKey="previous"
                {...lineOf('var(--color-series-previous)')}
                strokeWidth={1.75}
                strokeDasharray="1 4"
                strokeLinecap="round"
              />
            ) : null}
            {marks
              .flatMap(({ dates }) => dates)
              .map((date) => (
                <ReferenceLine key={date} x={date} stroke="var(--color-accent)" strokeDasharray="1 3" />
              ))}
            {prepared.today ? (
              <ReferenceLine
                x={prepared.today}
                stroke="var(--color-faint)"
                strokeDasharray="3 3"
                label={{ value: labels.today, position: 'insideTop', className: 'fill-muted text-2xs' }}
              />
            ) : null}
          </ComposedChart>
        </ResponsiveContainer>
      </div>
      <MarkStrip
        marks={marks}
        edges={{ start: VALUE_AXIS_WIDTH, end: END_MARGIN }}
        nameOf={({ dates }) => `${labels.annotations}: ${dates.map((date) => dayOf.get(date)).join(', ')}`}
      />
      <FigureTable points={points} notes={notes} labels={labels} />
    </>
  );
}

function lineOf(stroke: string) {
  return {
    type: 'linear',
    stroke,
    dot: false,
    activeDot: { r: 4, strokeWidth: 0, fill: stroke },
    connectNulls: false,
    isAnimationActive: false,
  } as const;
}
