'use client';

import { useId } from 'react';
import { Bar, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { TextDirection } from '@/components/i18n/text-direction';
import { AxisTick } from './axis-tick';
import type { PreparedSpendReturn } from './prepare-spend-return';
import type { SpendReturnLabels } from './spend-return-labels';
import { SpendReturnTooltip } from './spend-return-tooltip';

export interface SpendReturnChartProps {
  prepared: PreparedSpendReturn;
  labels: SpendReturnLabels;
  direction: TextDirection;
}

export function SpendReturnChart({ prepared, labels, direction }: SpendReturnChartProps) {
  const { points, amountTicks } = prepared;
  const hatch = useId();
  // Drawn in the browser only, and again when the page is opened in another size.
  const narrow = window.matchMedia('(max-width: 40rem)').matches;
  const dayTicks = narrow ? prepared.fewDayTicks : prepared.dayTicks;
  const mirrored = direction === 'rtl';
  const amounts = new Map(amountTicks.map(({ value, label }) => [value, label]));
  const days = new Map(dayTicks.map(({ date, label }) => [date, label]));
  const [firstDay, lastDay] = [dayTicks[0]?.date, dayTicks.at(-1)?.date];
  const anchorOf = (date: string) => {
    if (date === firstDay) return mirrored ? 'right' : 'left';
    if (date === lastDay) return mirrored ? 'left' : 'right';
    return 'middle';
  };
  const edge = { top: 8, bottom: 0, left: mirrored ? 4 : 0, right: mirrored ? 0 : 4 };

  return (
    <div dir="ltr" role="img" aria-label={labels.summary} className="h-64 w-full">
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart data={points} margin={edge} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--color-line)" />
          <XAxis
            dataKey="date"
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
            ticks={amountTicks.map((tick) => tick.value)}
            domain={[0, amountTicks.at(-1)?.value ?? 1]}
            interval={0}
            tickLine={false}
            axisLine={false}
            width={52}
            tick={({ x, y, payload }) => (
              <AxisTick
                x={Number(x)}
                y={Number(y)}
                dy={4}
                anchor={mirrored ? 'left' : 'right'}
                label={amounts.get(Number(payload.value)) ?? ''}
                direction={direction}
              />
            )}
          />
          <Tooltip
            cursor={{ fill: 'var(--color-sunken)', opacity: 0.6 }}
            isAnimationActive={false}
            content={({ active, label }) => (
              <SpendReturnTooltip
                point={active ? points.find((point) => point.date === label) : undefined}
                labels={labels}
                direction={direction}
              />
            )}
          />
          <defs>
            <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="6" height="6" fill="var(--color-series-spend)" opacity="0.25" />
              <rect width="2" height="6" fill="var(--color-series-spend)" />
            </pattern>
          </defs>
          {[
            { dataKey: 'wholeSpend', fill: 'var(--color-series-spend)' },
            { dataKey: 'partialSpend', fill: `url(#${hatch})` },
          ].map((bar) => (
            <Bar
              key={bar.dataKey}
              {...bar}
              stackId="spend"
              radius={[3, 3, 0, 0]}
              maxBarSize={22}
              isAnimationActive={false}
            />
          ))}
          {prepared.hasReturn
            ? [{ dataKey: 'partialValue', strokeDasharray: '2 4' }, { dataKey: 'wholeValue' }].map((line) => (
                <Line
                  key={line.dataKey}
                  {...line}
                  type="linear"
                  stroke="var(--color-series-return)"
                  strokeWidth={2}
                  dot={false}
                  activeDot={{ r: 4, strokeWidth: 0, fill: 'var(--color-series-return)' }}
                  connectNulls={false}
                  isAnimationActive={false}
                />
              ))
            : null}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}
