import { ChevronDown } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import {
  explainedFigureOf,
  figureOf,
  formatFigure,
  type HeadlineFigure,
  isRatio,
} from '@/components/charts/headline-figure';
import { formatCount, formatNumber, formatPercent } from '@/components/i18n/format';
import type { ContentFigure, ExplainedFigure } from '@/lib/dashboard/explained-figures';
import type { Overview } from '@/lib/dashboard/schema';
import { tileFigures } from '@/lib/views/layout';
import { relativeChange } from './change';
import { ChangeMark } from './change-mark';
import type { UnknownPeriod } from './missing-figure';
import { OverviewDetail } from './overview-detail';
import { ReturnFigure } from './return-figure';
import { riseMeaning } from './rise-meaning';
import { Why } from './why';

/** The figures that are no tile. */
export function MoreFigures({
  overview,
  tiles,
  currency,
  unknown,
  whyHref,
  whyContentHref,
}: {
  overview: Overview;
  tiles: readonly HeadlineFigure[];
  currency: string;
  unknown: UnknownPeriod | null;
  whyHref: (figure: ExplainedFigure) => string;
  whyContentHref: (figure: ContentFigure) => string;
}) {
  const t = useTranslations('dashboard.overview');
  const locale = useLocale();
  const { advertising: now, content } = overview;
  const { comparison } = now;
  const none = t('none');
  const others = tileFigures.filter((figure) => !tiles.includes(figure));
  const figureText = (figure: HeadlineFigure) => {
    const value = figureOf(now, figure);
    return value === null ? none : formatFigure(value, figure, currency, locale);
  };
  const percent = (value: number | null) => (value === null ? none : formatPercent(value, locale, 2));
  const conversionRate =
    now.clicks === null || now.clicks === 0 || now.conversions === null ? null : Number(now.conversions) / now.clicks;
  return (
    <details className="group border-t border-line">
      <summary className="flex min-h-10 cursor-pointer list-none items-center gap-1.5 px-4 text-sm font-medium text-accent hover:bg-canvas sm:px-5">
        <ChevronDown
          aria-hidden="true"
          className="size-4 transition-transform group-open:rotate-180 motion-reduce:transition-none"
        />
        {t('more')}
      </summary>
      <dl className="flex flex-wrap gap-px border-t border-line bg-line *:grow *:basis-2/5 md:*:basis-1/6">
        {others.map((figure) => (
          <OverviewDetail
            key={figure}
            label={t(figure)}
            value={figureText(figure)}
            why={<Why href={whyHref(explainedFigureOf(figure))} figure={t(figure)} />}
          >
            {isRatio(figure) ? null : (
              <ChangeMark
                change={
                  comparison &&
                  relativeChange(figureOf(comparison.current, figure), figureOf(comparison.previous, figure))
                }
                rise={riseMeaning[figure]}
                otherwise={null}
              />
            )}
          </OverviewDetail>
        ))}
        <OverviewDetail
          label={t('cvr')}
          value={percent(conversionRate)}
          why={<Why href={whyHref('cvr')} figure={t('cvr')} />}
        />
        <ReturnFigure
          current={now}
          comparison={comparison}
          unknown={unknown}
          why={<Why href={whyHref('roi')} figure={t('roi')} />}
        />
        <OverviewDetail
          label={t('postsPublished')}
          value={formatNumber(content.postsPublished, locale)}
          why={<Why href={whyContentHref('posts_published')} figure={t('postsPublished')} />}
        />
        <OverviewDetail
          label={t('engagements')}
          value={formatCount(content.engagements, locale)}
          why={<Why href={whyContentHref('engagements')} figure={t('engagements')} />}
        />
        <OverviewDetail
          label={t('engagementRate')}
          value={percent(content.engagementRate)}
          title={t('engagementRateHint')}
          why={<Why href={whyContentHref('engagement_rate')} figure={t('engagementRate')} />}
        />
      </dl>
    </details>
  );
}
