import { Megaphone } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { BudgetUse } from '@/components/campaigns/budget-use';
import { CampaignName } from '@/components/campaigns/campaign-name';
import { decimalsOf, formatDecimal, formatMoney, formatMultiple, formatPercent } from '@/components/i18n/format';
import { Card } from '@/components/ui/card';
import { Cell, ColumnHeading, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import type { Dashboard } from '@/lib/dashboard/schema';

export function ActiveCampaignsSection({
  campaigns,
  withoutRate,
  campaignsHref,
}: {
  campaigns: Dashboard['activeCampaigns'];
  // Currencies without an exchange rate: their campaigns are ranked last.
  withoutRate: string[];
  campaignsHref: string;
}) {
  const t = useTranslations('dashboard.activeCampaigns');
  const columns = useTranslations('campaigns.columns');
  const locale = useLocale();
  const none = useTranslations('dashboard.overview')('none');
  const conversionDigits = decimalsOf(campaigns.map(({ conversions }) => conversions));
  const unranked = withoutRate.filter((currency) => campaigns.some(({ spend }) => spend.currency === currency));
  const description =
    unranked.length === 0 ? t('description') : t('descriptionUnranked', { currencies: unranked.join(' · ') });
  return (
    <Card
      flush
      title={t('title')}
      headingId="campaigns-heading"
      description={campaigns.length > 0 ? description : null}
      action={
        <Link href={campaignsHref} className="text-xs font-medium text-accent hover:underline">
          {t('all')}
        </Link>
      }
    >
      {campaigns.length === 0 ? (
        <EmptyState icon={Megaphone} title={t('emptyTitle')}>
          {t('emptyBody')}
        </EmptyState>
      ) : (
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
                  <CampaignName {...campaign} />
                </Cell>
                <Cell numeric className="font-medium">
                  <bdi>{formatMoney(campaign.spend, locale, 'rounded')}</bdi>
                </Cell>
                <Cell className="hidden md:table-cell">
                  <BudgetUse budget={campaign.budget} />
                </Cell>
                <Cell numeric className="hidden md:table-cell">
                  {campaign.ctr === null ? none : formatPercent(campaign.ctr, locale, 2)}
                </Cell>
                <Cell numeric className="hidden sm:table-cell">
                  {formatDecimal(campaign.conversions, locale, conversionDigits)}
                </Cell>
                <Cell numeric>{campaign.roas === null ? none : formatMultiple(campaign.roas, locale)}</Cell>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
    </Card>
  );
}
