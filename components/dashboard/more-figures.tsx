import { ChevronDown } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { formatCount, formatMoney, formatNumber, formatPercent } from '@/components/i18n/format';
import type { Overview } from '@/lib/dashboard/schema';
import { relativeChange } from './change';
import { ChangeMark } from './change-mark';
import type { UnknownPeriod } from './missing-figure';
import { OverviewDetail } from './overview-detail';
import { ReturnFigure } from './return-figure';

type Totals = NonNullable<Overview['advertising']['previous']>;

/** The figures beside the five tiles. */
export function MoreFigures({ overview, unknown }: { overview: Overview; unknown: UnknownPeriod | null }) {
  const t = useTranslations('dashboard.overview');
  const locale = useLocale();
  const { advertising: now, content } = overview;
  const { comparison } = now;
  const none = t('none');
  const change = (figure: (totals: Totals) => number | null) => (
    <ChangeMark
      change={comparison && relativeChange(figure(comparison.current), figure(comparison.previous))}
      rise="good"
      otherwise={null}
    />
  );
  const percent = (value: number | null) => (value === null ? none : formatPercent(value, locale, 2));
  const count = (value: number | null) => (value === null ? none : formatCount(value, locale));
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
      <dl className="grid grid-cols-2 gap-px border-t border-line bg-line md:grid-cols-5">
        <OverviewDetail label={t('impressions')} value={count(now.impressions)}>
          {change(({ impressions }) => impressions)}
        </OverviewDetail>
        <OverviewDetail label={t('clicks')} value={count(now.clicks)}>
          {change(({ clicks }) => clicks)}
        </OverviewDetail>
        <OverviewDetail label={t('ctr')} value={percent(now.ctr)} />
        <OverviewDetail label={t('cpc')} value={now.cpc ? formatMoney(now.cpc, locale) : none} />
        <OverviewDetail label={t('cpm')} value={now.cpm ? formatMoney(now.cpm, locale) : none} />
        <OverviewDetail label={t('cvr')} value={percent(conversionRate)} />
        <ReturnFigure current={now} comparison={comparison} unknown={unknown} />
        <OverviewDetail label={t('postsPublished')} value={formatNumber(content.postsPublished, locale)} />
        <OverviewDetail label={t('engagements')} value={formatCount(content.engagements, locale)} />
        <OverviewDetail
          label={t('engagementRate')}
          value={percent(content.engagementRate)}
          title={t('engagementRateHint')}
        />
      </dl>
    </details>
  );
}
