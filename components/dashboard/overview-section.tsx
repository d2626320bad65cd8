import { useLocale, useTranslations } from 'next-intl';
import { AddAnnotation } from '@/components/annotations/add-annotation';
import { type AnnotationActions, AnnotationList } from '@/components/annotations/annotation-list';
import { useAnnotationCaption } from '@/components/annotations/use-annotation-caption';
import {
  explainedFigureOf,
  figureOf,
  figureOfPoint,
  formatFigure,
  type HeadlineFigure,
} from '@/components/charts/headline-figure';
import { sparklinePath } from '@/components/charts/sparkline-path';
import { formatMoney, intlLocale } from '@/components/i18n/format';
import { textDirection } from '@/components/i18n/text-direction';
import { AttributionNote } from '@/components/platforms/attribution-note';
import type { AnnotationList as Annotations } from '@/lib/annotations/schema';
import { type ContentFigure, countsConversions, type ExplainedFigure } from '@/lib/dashboard/explained-figures';
import type { Dashboard, Overview } from '@/lib/dashboard/schema';
import { addDays, earliestDay } from '@/lib/dates';
import type { Locale } from '@/lib/i18n/routing';
import { relativeChange } from './change';
import { ChangeMark, type NoChange } from './change-mark';
import { ChartLegend } from './chart-legend';
import { FigureSwitch } from './figure-switch';
import { missingFigure, type UnknownPeriod, unknownPeriod } from './missing-figure';
import { MoreFigures } from './more-figures';
import { OverviewNotes } from './overview-notes';
import { riseMeaning } from './rise-meaning';
import { Why } from './why';
import { wrappable } from './wrappable';

type Advertising = Overview['advertising'];

interface OverviewSectionProps {
  orgId: string;
  overview: Overview;
  annotations: Annotations;
  // Null: read-only.
  annotationActions: AnnotationActions | null;
  tiles: readonly HeadlineFigure[];
  platforms: Dashboard['platforms'];
  // Of the figures; amounts without a rate to it are left out.
  currency: string;
  // 0 is Sunday.
  weekStartsOn: number;
  // The organization's day.
  today: string;
  ratesHref: string;
  whyHref: (figure: ExplainedFigure) => string;
  whyContentHref: (figure: ContentFigure) => string;
}

export function OverviewSection({
  orgId,
  overview,
  annotations,
  annotationActions,
  tiles: figures,
  platforms,
  currency,
  weekStartsOn,
  today,
  ratesHref,
  whyHref,
  whyContentHref,
}: OverviewSectionProps) {
  const t = useTranslations('dashboard');
  const locale = useLocale();
  const { advertising, series, previousSeries, grain } = overview;
  const caption = useAnnotationCaption();
  const lastPoint = series.at(-1);
  const lastDay = lastPoint ? earliestDay(addDays(lastPoint.date, lastPoint.days - 1), today) : today;
  const names = new Intl.ListFormat(intlLocale(locale), { type: 'conjunction' });
  const unknown = unknownPeriod(advertising, series[0]?.date ?? today, today);
  const notes = series.map(({ partial, unconverted }) => {
    const texts = [
      partial &&
        t('chart.partial', { accounts: partial.accounts, of: partial.of, missing: names.format(partial.missing) }),
      unconverted && t('chart.unconverted', { currency }),
    ];
    return texts.filter(Boolean).join(' ') || null;
  });
  const tiles = figures.map((figure) => {
    const attribution = countsConversions(explainedFigureOf(figure)) ? (
      <AttributionNote key={figure} platforms={platforms} className="text-xs text-muted" />
    ) : null;
    const label = t(`overview.${figure}`);
    const summary = t('chart.summary', { figure: label, count: series.length, grain });
    return {
      figure,
      label,
      value: <TileValue advertising={advertising} figure={figure} currency={currency} />,
      detail: (
        <>
          <TileChange advertising={advertising} figure={figure} unknown={unknown} />
          <Why href={whyHref(explainedFigureOf(figure))} figure={label} />
        </>
      ),
      attribution,
      sparkline: sparklinePath(series.map((point) => figureOfPoint(point, figure))),
      chartTitle: t(`chart.${grain}`, { figure: label }),
      chartLabels: {
        summary,
        figure: label,
        previous: t('chart.previous'),
        unknown: t('chart.unknown'),
        today: t('chart.today'),
        day: t('chart.days'),
        asTable: t('chart.asTable'),
        annotations: t('chart.annotations'),
        empty: t(unknown ? `overview.missing.${unknown}` : 'chart.empty'),
      },
    };
  });
  return (
    <section
      aria-labelledby="overview-heading"
      className="overflow-hidden rounded-lg border border-line bg-surface shadow-card"
    >
      <h2 id="overview-heading" className="sr-only">
        {t('overview.title')}
      </h2>
      <FigureSwitch
        tiles={tiles}
        series={{ points: series, previous: previousSeries, grain, currency, weekStartsOn, today }}
        notes={notes}
        annotations={annotations.annotations.map((annotation) => ({ ...annotation, caption: caption(annotation) }))}
        annotationList={
          <AnnotationList list={annotations} orgId={orgId} weekStartsOn={weekStartsOn} actions={annotationActions} />
        }
        legend={
          <>
            <ChartLegend
              isCompared={previousSeries !== null}
              hasPartial={notes.some((note) => note !== null)}
              showsDays={grain === 'day'}
              weekStartsOn={weekStartsOn}
            />
            {annotationActions ? (
              <AddAnnotation
                orgId={orgId}
                day={lastDay}
                weekStartsOn={weekStartsOn}
                action={annotationActions.create}
              />
            ) : null}
          </>
        }
        locale={locale}
        direction={textDirection(locale)}
      />
      <MoreFigures
        overview={overview}
        tiles={figures}
        currency={currency}
        unknown={unknown}
        whyHref={whyHref}
        whyContentHref={whyContentHref}
      />
      <OverviewNotes advertising={advertising} ratesHref={ratesHref} />
    </section>
  );
}

function TileValue({
  advertising,
  figure,
  currency,
}: {
  advertising: Advertising;
  figure: HeadlineFigure;
  currency: string;
}) {
  const t = useTranslations('dashboard.overview');
  const locale = useLocale();
  const value = figureOf(advertising, figure);
  const text =
    value !== null
      ? formatFigure(value, figure, currency, locale)
      : figure === 'spend' && advertising.unconverted.length > 0
        ? unconvertedText(advertising, locale)
        : t('none');
  return (
    // The isolate takes its direction from the number; the line around it keeps that of the page.
    <p className="tight text-base leading-6 font-semibold tabular-nums sm:text-lg sm:leading-7 min-[1400px]:text-xl 2xl:text-2xl">
      <bdi>{wrappable(text)}</bdi>
    </p>
  );
}

function TileChange({
  advertising,
  figure,
  unknown,
}: {
  advertising: Advertising;
  figure: HeadlineFigure;
  unknown: UnknownPeriod | null;
}) {
  const t = useTranslations('dashboard.overview.missing');
  const { comparison, comparisonMissing } = advertising;
  const reason = missingFigure(advertising, figure, unknown);
  if (reason) return <span className="text-xs text-muted">{t(reason)}</span>;
  const before = comparison && figureOf(comparison.previous, figure);
  const otherwise: NoChange | null = comparison
    ? before === 0
      ? 'zeroBefore'
      : 'unknownBefore'
    : comparisonMissing === 'off'
      ? null
      : comparisonMissing;
  return (
    <ChangeMark
      change={comparison && relativeChange(figureOf(comparison.current, figure), before)}
      rise={riseMeaning[figure]}
      otherwise={otherwise}
    />
  );
}

// Where no rate is known, each currency's own amount.
function unconvertedText({ unconverted }: Advertising, locale: Locale): string {
  const list = new Intl.ListFormat(intlLocale(locale), { type: 'unit' });
  return list.format(unconverted.map((native) => formatMoney(native.spend, locale, 'rounded')));
}
