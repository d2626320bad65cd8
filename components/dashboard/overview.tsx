import { useLocale, useTranslations } from 'next-intl';
import { formatCount, formatMoney, formatMultiple, formatNumber, formatPercent } from '@/components/i18n/format';
import type { Overview } from '@/lib/dashboard/schema';
import { relativeChange } from './change';
import { ChangeMark } from './change-mark';
import { OverviewDetail, OverviewFigure } from './overview-figure';
import { OverviewNotes } from './overview-notes';
import { ReturnFigure } from './return-figure';

/** Section 1: what was spent and what came back, against the period before. */
export function OverviewSection({ overview }: { overview: Overview }) {
  const t = useTranslations('dashboard.overview');
  const locale = useLocale();
  const { advertising: now, content } = overview;
  // Periods of which not all is read cannot be held against each other.
  const before = now.unread.current === 0 && now.unread.previous === 0 ? now.previous : null;
  const none = t('none');
  const conversionRate = now.clicks === 0 ? null : Number(now.conversions) / now.clicks;
  const counts = [
    ['impressions', now.impressions, before?.impressions],
    ['clicks', now.clicks, before?.clicks],
    ['conversions', Number(now.conversions), before && Number(before.conversions)],
  ] as const;

  return (
    <section
      aria-labelledby="overview-heading"
      className="overflow-hidden rounded-lg border border-line bg-line shadow-card"
    >
      <h2 id="overview-heading" className="sr-only">
        {t('title')}
      </h2>
      <dl className="grid grid-cols-2 gap-px *:last:col-span-2 md:grid-cols-3 md:*:last:col-span-2 lg:grid-cols-5 lg:*:last:col-span-1">
        <OverviewFigure label={t('spend')} value={formatMoney(now.spend, locale, 'rounded')}>
          <ChangeMark
            change={relativeChange(Number(now.spend.amountMicros), before && Number(before.spend.amountMicros))}
            rise="neither"
          />
        </OverviewFigure>
        {counts.map(([name, current, previous]) => (
          <OverviewFigure key={name} label={t(name)} value={formatCount(current, locale)}>
            <ChangeMark change={relativeChange(current, previous ?? null)} rise="good" />
          </OverviewFigure>
        ))}
        <ReturnFigure current={now} previous={before} />
      </dl>
      <dl className="mt-px grid grid-cols-2 gap-px md:grid-cols-5">
        <OverviewDetail
          label={t('conversionValue')}
          value={now.conversionValue ? formatMoney(now.conversionValue, locale, 'rounded') : none}
          title={now.conversionValue ? undefined : t('missing.no_value_data')}
        />
        <OverviewDetail label={t('roas')} value={now.roas === null ? none : formatMultiple(now.roas, locale)} />
        <OverviewDetail label={t('ctr')} value={now.ctr === null ? none : formatPercent(now.ctr, locale, 2)} />
        <OverviewDetail label={t('cpc')} value={now.cpc ? formatMoney(now.cpc, locale) : none} />
        <OverviewDetail label={t('cpm')} value={now.cpm ? formatMoney(now.cpm, locale) : none} />
        <OverviewDetail
          label={t('cvr')}
          value={conversionRate === null ? none : formatPercent(conversionRate, locale, 2)}
        />
        <OverviewDetail label={t('cpa')} value={now.cpa ? formatMoney(now.cpa, locale) : none} />
        <OverviewDetail label={t('postsPublished')} value={formatNumber(content.postsPublished, locale)} />
        <OverviewDetail label={t('engagements')} value={formatCount(content.engagements, locale)} />
        <OverviewDetail
          label={t('engagementRate')}
          value={content.engagementRate === null ? none : formatPercent(content.engagementRate, locale, 2)}
          title={t('engagementRateHint')}
        />
      </dl>
      <OverviewNotes advertising={now} />
    </section>
  );
}
