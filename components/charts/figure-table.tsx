'use client';

import { useState } from 'react';
import { Cell, ColumnHeading, DataTable } from '@/components/ui/data-table';
import type { FigureChartLabels } from './figure-chart-labels';
import type { PreparedPoint } from './prepare-figure-chart';

/** The chart's numbers, for readers who cannot see it. Rows are rendered once it is open. */
export function FigureTable({
  points,
  notes,
  labels,
}: {
  points: readonly PreparedPoint[];
  notes: readonly (string | null)[];
  labels: FigureChartLabels;
}) {
  const [open, setOpen] = useState(false);
  const isCompared = points.some(({ previousDay }) => previousDay !== null);
  return (
    <details className="mt-2" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="w-fit list-none text-xs font-medium text-accent hover:underline">{labels.asTable}</summary>
      {open ? (
        <div className="mt-2 max-h-72 overflow-y-auto rounded-md border border-line">
          <DataTable caption={labels.summary}>
            <thead>
              <tr>
                <ColumnHeading>{labels.day}</ColumnHeading>
                <ColumnHeading numeric>{labels.figure}</ColumnHeading>
                {isCompared ? <ColumnHeading numeric>{labels.previous}</ColumnHeading> : null}
              </tr>
            </thead>
            <tbody>
              {points.map((point, index) => (
                <tr key={point.date}>
                  <Cell dense>
                    {point.day}
                    {notes[index] ? (
                      <span className="block text-xs whitespace-normal text-muted">{notes[index]}</span>
                    ) : null}
                  </Cell>
                  <Cell numeric dense>
                    <bdi>{point.text ?? labels.unknown}</bdi>
                  </Cell>
                  {isCompared ? (
                    <Cell numeric dense className="text-muted">
                      <bdi>{point.previousText ?? labels.unknown}</bdi>
                    </Cell>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </DataTable>
        </div>
      ) : null}
    </details>
  );
}
