import { Megaphone } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { BudgetUse } from '@/components/campaigns/budget-use';
import { CampaignName } from '@/components/campaigns/campaign-name';
import { decimalsOf, formatDecimal, formatMoney, formatMultiple, formatPercent } from '@/components/i18n/format';
import { AttributionNote } from '@/components/platforms/attribution-note';
import { Cell, ColumnHeading, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import type { ExplainedFigure } from '@/lib/dashboard/explained-figures';
import type { Dashboard } from '@/lib/dashboard/schema';
import { ExplainedNumber } from './explained-number';

export function ActiveCampaigns({
  campaigns,
  platforms,
  withoutRate,
  whyHref,
}: {
  campaigns: Dashboard['activeCampaigns'];
  platforms: Dashboard['platforms'];
  // Currencies without an exchange rate: their campaigns are ranked last.
  withoutRate: string[];
  whyHref: (figure: ExplainedFigure, of: string) => string;
}) {
  const t = useTranslations('dashboard.activeCampaigns');
  const columns = useTranslations('campaigns.columns');
  const locale = useLocale();
  const none = useTranslations('dashboard.overview')('none');
  const conversionDigits = decimalsOf(campaigns.map(({ conversions }) => conversions));
  const unranked = withoutRate.filter((currency) => campaigns.some(({ spend }) => spend.currency === currency));
  if (campaigns.length === 0) {
    return (
      <EmptyState icon={Megaphone} title={t('emptyTitle')}>
        {t('emptyBody')}
      </EmptyState>
    );
  }
  return (
    <>
      <p className="px-4 pb-2.5 text-xs text-muted sm:px-5">
        {unranked.length === 0 ? t('description') : t('descriptionUnranked', { currencies: unranked.join(' · ') })}
      </p>
      <DataTable caption={t('title')}>
        <thead>
          <tr>
            <ColumnHeading>{columns('campaign')}</ColumnHeading>
            <ColumnHeading numeric>{columns('spend')}</ColumnHeading>
            <ColumnHeading className="hidden md:table-cell">{columns('budget')}</ColumnHeading>
            <ColumnHeading numeric className="hidden md:table-cell">
              {columns('ctr')}
            </ColumnHeading>
            <ColumnHeading numeric className="hidden sm:table-cell">
              {columns('conversions')}
            </ColumnHeading>
            <ColumnHeading numeric>{columns('roas')}</ColumnHeading>
          </tr>
        </thead>
        <tbody>
          {campaigns.map((campaign) => (
            <tr key={campaign.id}>
              <Cell>
                <CampaignName {...campaign} note={<AttributionNote platforms={platforms} only={campaign.platform} />} />
              </Cell>
              <Cell numeric className="font-medium">
                <ExplainedNumber href={whyHref('spend', campaign.id)}>
                  <bdi>{formatMoney(campaign.spend, locale, 'rounded')}</bdi>
                </ExplainedNumber>
              </Cell>
              <Cell className="hidden md:table-cell">
                <BudgetUse budget={campaign.budget} />
              </Cell>
              <Cell numeric className="hidden md:table-cell">
                <ExplainedNumber href={whyHref('ctr', campaign.id)}>
                  <bdi>{campaign.ctr === null ? none : formatPercent(campaign.ctr, locale, 2)}</bdi>
                </ExplainedNumber>
              </Cell>
              <Cell numeric className="hidden sm:table-cell">
                <ExplainedNumber href={whyHref('conversions', campaign.id)}>
                  <bdi>{formatDecimal(campaign.conversions, locale, conversionDigits)}</bdi>
                </ExplainedNumber>
              </Cell>
              <Cell numeric>
                <ExplainedNumber href={whyHref('roas', campaign.id)}>
                  <bdi>{campaign.roas === null ? none : formatMultiple(campaign.roas, locale)}</bdi>
                </ExplainedNumber>
              </Cell>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </>
  );
}
