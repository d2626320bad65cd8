import { useLocale, useTranslations } from 'next-intl';
import { explainedFigureOf, figureOf, formatFigure, type HeadlineFigure } from '@/components/charts/headline-figure';
import { FilterLink } from '@/components/filters/filter-link';
import { PlatformDot } from '@/components/filters/platform-dot';
import { formatMoney, formatPercent } from '@/components/i18n/format';
import { AttributionNote } from '@/components/platforms/attribution-note';
import { Card } from '@/components/ui/card';
import { Cell, ColumnHeading, DataTable } from '@/components/ui/data-table';
import { Link } from '@/components/ui/link';
import type { ExplainedFigure } from '@/lib/dashboard/explained-figures';
import type { Dashboard } from '@/lib/dashboard/schema';
import type { PlatformId } from '@/lib/platform-ids';
import { relativeChange } from './change';
import { ChangeMark } from './change-mark';
import { ExplainedNumber } from './explained-number';
import { PlatformShare } from './platform-share';

/** A row for each platform with chosen accounts; it restricts the page to that platform. */
export function PlatformsSection({
  platforms,
  currency,
  platformHref,
  campaignsHref,
  whyHref,
}: {
  platforms: Dashboard['platforms'];
  currency: string;
  platformHref: (platform: PlatformId) => string;
  // The campaigns of the platform.
  campaignsHref: (platform: PlatformId) => string;
  whyHref: (figure: ExplainedFigure, of: string) => string;
}) {
  const t = useTranslations('dashboard.platforms');
  const overview = useTranslations('dashboard.overview');
  const platformName = useTranslations('platforms');
  const locale = useLocale();
  if (platforms.length === 0) return null;
  const isCompared = platforms.some(({ comparison }) => comparison !== null);
  const text = (row: Dashboard['platforms'][number], figure: HeadlineFigure) => {
    const value = figureOf(row.totals, figure);
    return value === null ? overview('none') : formatFigure(value, figure, currency, locale);
  };
  const explained = (row: Dashboard['platforms'][number], figure: HeadlineFigure, shown = text(row, figure)) => (
    <ExplainedNumber href={whyHref(explainedFigureOf(figure), row.platform)}>
      <bdi>{shown}</bdi>
    </ExplainedNumber>
  );
  return (
    <Card flush title={t('title')} headingId="platforms-heading">
      <DataTable caption={t('title')}>
        <thead>
          <tr>
            <ColumnHeading>{t('platform')}</ColumnHeading>
            <ColumnHeading numeric>{overview('spend')}</ColumnHeading>
            <ColumnHeading className="hidden xl:table-cell">{t('share')}</ColumnHeading>
            <ColumnHeading numeric className="hidden sm:table-cell">
              {overview('conversions')}
            </ColumnHeading>
            <ColumnHeading numeric className="hidden min-[26rem]:table-cell">
              {overview('cpa')}
            </ColumnHeading>
            <ColumnHeading numeric>{overview('roas')}</ColumnHeading>
            {isCompared ? (
              <ColumnHeading numeric className="hidden sm:table-cell">
                {t('change')}
              </ColumnHeading>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {platforms.map((row) => {
            const { platform, comparison, spendShare, accounts, unconverted } = row;
            const before = comparison && figureOf(comparison.previous, 'spend');
            return (
              <tr key={platform} className="relative hover:bg-canvas">
                <Cell>
                  <span className="flex flex-wrap items-baseline gap-x-3">
                    <FilterLink href={platformHref(platform)} className="stretched font-medium hover:underline">
                      <span className="inline-flex items-center gap-2.5">
                        <PlatformDot platform={platform} />
                        {platformName(platform)}
                      </span>
                    </FilterLink>
                    <span className="text-xs whitespace-nowrap text-muted max-sm:hidden">
                      {t('accounts', { count: accounts })} <span aria-hidden="true">·</span>{' '}
                      <Link
                        href={campaignsHref(platform)}
                        aria-label={t('campaignsOf', { platform: platformName(platform) })}
                        className="relative z-1 inline-flex min-h-6 items-center text-accent hover:underline"
                      >
                        {t('campaigns')}
                      </Link>
                    </span>
                  </span>
                  <AttributionNote platforms={[row]} className="block ps-5 text-xs text-muted" />
                </Cell>
                <Cell numeric className="font-medium">
                  {explained(
                    row,
                    'spend',
                    unconverted.length > 0 && row.totals.spend === null
                      ? unconverted.map(({ spend }) => formatMoney(spend, locale, 'rounded')).join(' · ')
                      : undefined,
                  )}
                </Cell>
                <Cell className="hidden w-1/5 xl:table-cell">
                  <span className="flex items-center gap-3">
                    <PlatformShare platform={platform} share={spendShare ?? 0} />
                    <span className="w-12 text-right text-xs text-muted tabular-nums">
                      <bdi>{spendShare === null ? overview('none') : formatPercent(spendShare, locale, 1)}</bdi>
                    </span>
                  </span>
                </Cell>
                <Cell numeric className="hidden sm:table-cell">
                  {explained(row, 'conversions')}
                </Cell>
                <Cell numeric className="hidden min-[26rem]:table-cell">
                  {explained(row, 'cpa')}
                </Cell>
                <Cell numeric>{explained(row, 'roas')}</Cell>
                {isCompared ? (
                  <Cell numeric className="hidden sm:table-cell">
                    <ChangeMark
                      change={comparison && relativeChange(figureOf(comparison.current, 'spend'), before)}
                      rise="neither"
                      otherwise={before === 0 ? 'zeroBefore' : 'unknownBefore'}
                    />
                  </Cell>
                ) : null}
              </tr>
            );
          })}
        </tbody>
      </DataTable>
    </Card>
  );
}
