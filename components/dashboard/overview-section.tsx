import { useLocale, useTranslations } from 'next-intl';
import {
  formatCount,
  formatMoney,
  formatMultiple,
  formatNumber,
  formatPercent,
  intlLocale,
} from '@/components/i18n/format';
import type { Overview } from '@/lib/dashboard/schema';
import type { Locale } from '@/lib/i18n/routing';
import { relativeChange } from './change';
import { ChangeMark } from './change-mark';
import { OverviewDetail, OverviewFigure } from './overview-figure';
import { OverviewNotes } from './overview-notes';
import { ReturnFigure } from './return-figure';

type Advertising = Overview['advertising'];
type Totals = NonNullable<Advertising['previous']>;

export function OverviewSection({ overview, ratesHref }: { overview: Overview; ratesHref: string }) {
  const t = useTranslations('dashboard.overview');
  const locale = useLocale();
  const { advertising: now, content } = overview;
  const { comparison } = now;
  const noChange = comparison
    ? 'zeroBefore'
    : now.unread.current + now.unread.previous > 0
      ? 'notSyncedYet'
      : 'noComparison';
  const compare = (figure: (totals: Totals) => number | null) =>
    comparison && relativeChange(figure(comparison.current), figure(comparison.previous));
  const none = t('none');
  const conversionRate = now.clicks ? Number(now.conversions) / now.clicks : null;
  const counts = [
    ['impressions', now.impressions, compare(({ impressions }) => impressions)],
    ['clicks', now.clicks, compare(({ clicks }) => clicks)],
    ['conversions', toNumber(now.conversions), compare(({ conversions }) => toNumber(conversions))],
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
        <OverviewFigure label={t('spend')} value={spendText(now, locale)}>
          {now.spend ? (
            <ChangeMark
              change={compare(({ spend }) => spend && Number(spend.amountMicros))}
              rise="neither"
              otherwise={noChange}
            />
          ) : (
            <span className="text-xs text-muted">{t('missing.no_rate')}</span>
          )}
        </OverviewFigure>
        {counts.map(([name, current, change]) => (
          <OverviewFigure key={name} label={t(name)} value={current === null ? none : formatCount(current, locale)}>
            <ChangeMark change={change} rise="good" otherwise={noChange} />
          </OverviewFigure>
        ))}
        <ReturnFigure current={now} comparison={comparison} />
      </dl>
      <dl className="mt-px grid grid-cols-2 gap-px md:grid-cols-5">
        <OverviewDetail
          label={t('conversionValue')}
          value={now.conversionValue ? formatMoney(now.conversionValue, locale, 'rounded') : none}
          title={now.conversionValue ? undefined : t(`missing.${now.spend ? 'no_value_data' : 'no_rate'}`)}
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
      <OverviewNotes advertising={now} ratesHref={ratesHref} />
    </section>
  );
}

function toNumber(decimal: string | null): number | null {
  return decimal === null ? null : Number(decimal);
}

// In the organization's currency or, where no rate is known, each currency's own amount.
function spendText({ spend, unconverted }: Advertising, locale: Locale): string {
  if (spend) return formatMoney(spend, locale, 'rounded');
  const list = new Intl.ListFormat(intlLocale(locale), { type: 'unit' });
  return list.format(unconverted.map((native) => formatMoney(native.spend, locale, 'rounded')));
}
