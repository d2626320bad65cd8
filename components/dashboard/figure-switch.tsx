'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import type { MouseEvent, ReactNode } from 'react';
import type { ChartAnnotation } from '@/components/charts/annotation-marks';
import type { FigureChartLabels } from '@/components/charts/figure-chart-labels';
import { figureOfAddress, type HeadlineFigure } from '@/components/charts/headline-figure';
import { LazyFigureChart } from '@/components/charts/lazy-figure-chart';
import type { FigureSeries } from '@/components/charts/prepare-figure-chart';
import { Sparkline } from '@/components/charts/sparkline';
import { withParameters } from '@/components/filters/with-parameters';
import type { TextDirection } from '@/components/i18n/text-direction';
import { classNames } from '@/components/ui/class-names';
import type { Locale } from '@/lib/i18n/routing';

export interface FigureTile {
  figure: HeadlineFigure;
  label: string;
  value: ReactNode;
  // The change and what explains it.
  detail: ReactNode;
  // The attribution window of a figure made of conversions.
  attribution: ReactNode;
  sparkline: string;
  chartTitle: string;
  chartLabels: FigureChartLabels;
}

// By the number of tiles: no row ends before the others.
const columnsOf: Record<number, string> = {
  1: 'grid-cols-1',
  2: 'grid-cols-2',
  3: 'grid-cols-2 *:last:col-span-2 md:grid-cols-3 md:*:last:col-span-1',
  4: 'grid-cols-2 md:grid-cols-4',
  5: 'grid-cols-2 *:last:col-span-2 md:grid-cols-5 md:*:last:col-span-1',
  6: 'grid-cols-2 md:grid-cols-3',
  7: 'grid-cols-2 *:last:col-span-2 md:grid-cols-4',
  8: 'grid-cols-2 md:grid-cols-4',
};

/** One to eight tiles; the one that the address names, else the first, is in the chart below. */
export function FigureSwitch({
  tiles,
  series,
  notes,
  annotations,
  annotationList,
  legend,
  locale,
  direction,
}: {
  tiles: readonly FigureTile[];
  series: FigureSeries;
  notes: readonly (string | null)[];
  annotations: readonly ChartAnnotation[];
  // The same with their forms, below the chart.
  annotationList: ReactNode;
  legend: ReactNode;
  locale: Locale;
  direction: TextDirection;
}) {
  const path = usePathname();
  const search = useSearchParams();
  const selected = figureOfAddress(search.get('figure'));
  const shown = tiles.find(({ figure }) => figure === selected) ?? tiles[0];
  // The first figure is not named, so that one view has one address.
  const hrefOf = (figure: HeadlineFigure) => {
    const others = [...search].filter(([name]) => name !== 'figure');
    return withParameters(path, figure === tiles[0]?.figure ? others : [...others, ['figure', figure]]);
  };
  return (
    <>
      <ul className={classNames('grid gap-px border-b border-line bg-line', columnsOf[tiles.length])}>
        {tiles.map(({ figure, label, value, detail, attribution, sparkline }) => (
          <li
            key={figure}
            className={classNames(
              // The parts of all tiles of a row are in line.
              'relative min-w-0 bg-surface px-3 py-1.5 hover:bg-canvas md:row-span-5 md:grid md:grid-rows-subgrid md:gap-y-0 md:px-4 md:pt-3.5 md:pb-3 xl:px-5',
              figure === shown?.figure
                ? 'after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 after:bg-accent'
                : '',
            )}
          >
            <a
              href={hrefOf(figure)}
              aria-current={figure === shown?.figure ? 'true' : undefined}
              onClick={showInPlace}
              className="stretched caption block w-fit text-start aria-[current=true]:text-accent"
            >
              {label}
            </a>
            <div className="mt-0.5 md:mt-1.5">{value}</div>
            <div className="mt-0.5 mb-1 flex min-h-5 flex-wrap items-center justify-between gap-x-2 self-start md:mb-2">
              {detail}
            </div>
            <div className="leading-4 not-empty:mb-1 md:-mt-1 md:not-empty:mb-2">{attribution}</div>
            <Sparkline path={sparkline} className="mt-auto hidden h-7 w-full text-series-current md:block" />
          </li>
        ))}
      </ul>
      {shown ? (
        <div className="px-4 pt-4 pb-4 sm:px-5">
          <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
            <div className="flex flex-wrap items-baseline gap-x-2">
              <h3 className="text-sm font-semibold">{shown.chartTitle}</h3>
              {shown.attribution}
            </div>
            {legend}
          </div>
          <LazyFigureChart
            series={series}
            notes={notes}
            annotations={annotations}
            figure={shown.figure}
            labels={shown.chartLabels}
            locale={locale}
            direction={direction}
          />
          {annotationList}
        </div>
      ) : null}
    </>
  );
}

/** All figures are on the page: only the address changes, unless the link opens in another tab. */
function showInPlace(event: MouseEvent<HTMLAnchorElement>): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  window.history.replaceState(null, '', event.currentTarget.href);
}
