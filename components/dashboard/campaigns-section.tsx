import { ChevronDown, CircleCheck } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { ConvertedMoney } from '@/components/campaigns/converted-money';
import { decimalsOf, formatDayRange, formatDecimal, formatMoney, formatMultiple } from '@/components/i18n/format';
import { AttributionNote } from '@/components/platforms/attribution-note';
import { PlatformMark } from '@/components/platforms/platform-mark';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Cell, ColumnHeading, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { NameText } from '@/components/ui/name-text';
import type { ExplainedFigure } from '@/lib/dashboard/explained-figures';
import type { Dashboard } from '@/lib/dashboard/schema';
import { ActiveCampaigns } from './active-campaigns';
import { ExplainedNumber } from './explained-number';

type Campaign = Dashboard['campaignsToReview'][number];
type WhyHref = (figure: ExplainedFigure, of: string) => string;

interface CampaignsSectionProps {
  toReview: Campaign[];
  reviewedDays: Dashboard['reviewedDays'];
  active: Dashboard['activeCampaigns'];
  platforms: Dashboard['platforms'];
  // Currencies without an exchange rate: their campaigns are ranked last.
  withoutRate: string[];
  campaignsHref: string;
  // The campaign among all of its figures.
  campaignHref: (id: string) => string;
  // Of figures of the period, and of those of the reviewed days.
  whyHref: WhyHref;
  whyReviewedHref: WhyHref;
}

/** The campaigns that lose most money first, each with its reason; the largest ones are behind a disclosure. */
export function CampaignsSection({
  toReview,
  reviewedDays,
  active,
  platforms,
  withoutRate,
  campaignsHref,
  campaignHref,
  whyHref,
  whyReviewedHref,
}: CampaignsSectionProps) {
  const t = useTranslations('dashboard.review');
  const locale = useLocale();
  return (
    <Card
      flush
      title={t('title')}
      headingId="review-heading"
      description={
        reviewedDays
          ? t('description', { range: formatDayRange(reviewedDays.from, reviewedDays.to, locale) })
          : t('noDays')
      }
      action={
        <Link href={campaignsHref} className="text-xs font-medium text-accent hover:underline">
          {t('all')}
        </Link>
      }
    >
      {toReview.length > 0 ? (
        <ReviewTable campaigns={toReview} platforms={platforms} campaignHref={campaignHref} whyHref={whyReviewedHref} />
      ) : (
        <EmptyState icon={CircleCheck} title={t('emptyTitle')}>
          {t('emptyBody')}
        </EmptyState>
      )}
      <details className="group border-t border-line">
        <summary className="flex min-h-10 cursor-pointer list-none items-center gap-1.5 px-4 text-sm font-medium text-accent hover:bg-canvas sm:px-5">
          <ChevronDown
            aria-hidden="true"
            className="size-4 transition-transform group-open:rotate-180 motion-reduce:transition-none"
          />
          {t('largest')}
        </summary>
        <ActiveCampaigns campaigns={active} platforms={platforms} withoutRate={withoutRate} whyHref={whyHref} />
      </details>
    </Card>
  );
}

function ReviewTable({
  campaigns,
  platforms,
  campaignHref,
  whyHref,
}: {
  campaigns: Campaign[];
  platforms: Dashboard['platforms'];
  campaignHref: (id: string) => string;
  whyHref: WhyHref;
}) {
  const t = useTranslations('dashboard.review');
  const columns = useTranslations('dashboard.overview');
  const locale = useLocale();
  const none = columns('none');
  const digits = decimalsOf(campaigns.map(({ conversions }) => conversions));
  return (
    <DataTable caption={t('title')}>
      <thead>
        <tr>
          <ColumnHeading>{t('campaign')}</ColumnHeading>
          <ColumnHeading numeric>{t('atStake')}</ColumnHeading>
          <ColumnHeading numeric className="hidden sm:table-cell">
            {columns('spend')}
          </ColumnHeading>
          <ColumnHeading numeric className="hidden xl:table-cell">
            {columns('conversions')}
          </ColumnHeading>
          <ColumnHeading numeric className="hidden md:table-cell">
            {columns('cpa')}
          </ColumnHeading>
          <ColumnHeading numeric className="hidden md:table-cell">
            {columns('roas')}
          </ColumnHeading>
        </tr>
      </thead>
      <tbody>
        {campaigns.map((campaign) => (
          <tr key={campaign.id} className="hover:bg-canvas">
            <Cell className="w-1/2">
              <span className="flex min-w-0 items-start gap-1.5 sm:gap-3">
                <PlatformMark platform={campaign.platform} className="mt-0.5" />
                <span className="min-w-0 flex-1">
                  <Link href={campaignHref(campaign.id)} className="block font-medium hover:underline">
                    <NameText>{campaign.name}</NameText>
                  </Link>
                  <span className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted">
                    <Badge tone={campaign.reason === 'budget_gone' ? 'warning' : 'negative'}>
                      {t(`reasons.${campaign.reason}`)}
                    </Badge>
                    <NameText className="max-sm:hidden">{campaign.accountName}</NameText>
                    <AttributionNote platforms={platforms} only={campaign.platform} className="max-md:hidden" />
                  </span>
                </span>
              </span>
            </Cell>
            <Cell numeric className="font-semibold">
              <bdi>{campaign.atStake ? formatMoney(campaign.atStake, locale, 'rounded') : none}</bdi>
            </Cell>
            <Cell numeric className="hidden sm:table-cell">
              <ExplainedNumber href={whyHref('spend', campaign.id)}>
                <ConvertedMoney converted={campaign.spend} native={campaign.nativeSpend} />
              </ExplainedNumber>
            </Cell>
            <Cell numeric className="hidden xl:table-cell">
              <ExplainedNumber href={whyHref('conversions', campaign.id)}>
                <bdi>{formatDecimal(campaign.conversions, locale, digits)}</bdi>
              </ExplainedNumber>
            </Cell>
            <Cell numeric className="hidden md:table-cell">
              <ExplainedNumber href={whyHref('cpa', campaign.id)}>
                <bdi>{campaign.cpa ? formatMoney(campaign.cpa, locale, 'rounded') : none}</bdi>
              </ExplainedNumber>
              {campaign.usualCpa ? (
                <span className="block text-xs text-muted">
                  {t('usual', { amount: formatMoney(campaign.usualCpa, locale, 'rounded') })}
                </span>
              ) : null}
            </Cell>
            <Cell numeric className="hidden md:table-cell">
              <ExplainedNumber href={whyHref('roas', campaign.id)}>
                <bdi>{campaign.roas === null ? none : formatMultiple(campaign.roas, locale)}</bdi>
              </ExplainedNumber>
            </Cell>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
