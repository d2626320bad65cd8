import { useLocale, useTranslations } from 'next-intl';
import { formatMoney, formatMultiple, formatNumber, formatPercent } from '@/components/i18n/format';
import { Badge, type Tone } from '@/components/ui/badge';
import { Cell, ColumnHeading, DataTable } from '@/components/ui/data-table';
import type { CampaignDto } from '@/lib/campaigns/schema';
import { CampaignName } from './campaign-name';

const tones: Record<CampaignDto['status'], Tone> = {
  draft: 'neutral',
  active: 'positive',
  paused: 'warning',
  ended: 'neutral',
  removed: 'neutral',
  unknown: 'neutral',
};

const columns = ['impressions', 'clicks', 'ctr', 'conversions', 'roas'] as const;

/** Campaigns with their figures of the period, each in its account's currency. */
export function CampaignTable({ campaigns }: { campaigns: CampaignDto[] }) {
  const t = useTranslations('campaigns');
  return (
    <div className="rounded-lg border border-line bg-surface shadow-card *:first:rounded-lg [&_tr:first-child_th]:border-t-0">
      <DataTable caption={t('title')}>
        <thead>
          <tr>
            <ColumnHeading>{t('columns.campaign')}</ColumnHeading>
            <ColumnHeading>{t('columns.status')}</ColumnHeading>
            <ColumnHeading end>{t('columns.spend')}</ColumnHeading>
            {columns.map((column) => (
              <ColumnHeading key={column} end>
                {t(`columns.${column}`)}
              </ColumnHeading>
            ))}
          </tr>
        </thead>
        <tbody>
          {campaigns.map((campaign) => (
            <CampaignRow key={campaign.id} campaign={campaign} />
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}

function CampaignRow({ campaign }: { campaign: CampaignDto }) {
  const t = useTranslations();
  const locale = useLocale();
  const { totals, status, externalStatus } = campaign;
  const none = t('common.none');
  return (
    <tr>
      <Cell>
        <CampaignName {...campaign} wide />
      </Cell>
      <Cell>
        <Badge tone={tones[status]} dot>
          {status === 'unknown' ? <bdi>{externalStatus}</bdi> : t(`campaignStatuses.${status}`)}
        </Badge>
      </Cell>
      <Cell end>
        <span className="block font-medium">
          <bdi>{formatMoney(totals.spend, locale, 'rounded')}</bdi>
        </span>
        <CampaignBudget campaign={campaign} />
      </Cell>
      <Cell end>{formatNumber(totals.impressions, locale)}</Cell>
      <Cell end>{formatNumber(totals.clicks, locale)}</Cell>
      <Cell end>{totals.ctr === null ? none : formatPercent(totals.ctr, locale, 2)}</Cell>
      <Cell end>{formatNumber(totals.conversions, locale, 1)}</Cell>
      <Cell end>{totals.roas === null ? none : formatMultiple(totals.roas, locale)}</Cell>
    </tr>
  );
}

function CampaignBudget({ campaign: { dailyBudget, lifetimeBudget } }: { campaign: CampaignDto }) {
  const t = useTranslations('campaigns.budget');
  const locale = useLocale();
  const text = dailyBudget
    ? t('perDay', { amount: formatMoney(dailyBudget, locale, 'rounded') })
    : lifetimeBudget
      ? t('total', { amount: formatMoney(lifetimeBudget, locale, 'rounded') })
      : null;
  return text ? <span className="block text-2xs text-muted">{text}</span> : null;
}
