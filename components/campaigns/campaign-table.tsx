import { useLocale, useTranslations } from 'next-intl';
import {
  decimalsOf,
  formatDecimal,
  formatMoney,
  formatMultiple,
  formatNumber,
  formatPercent,
} from '@/components/i18n/format';
import { LabelChips } from '@/components/labels/label-chips';
import { SelectRow } from '@/components/labels/select-row';
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

// The main figures are shown from tablet width on, the others where all fit.
const visibility: Record<(typeof columns)[number], string> = {
  impressions: 'hidden xl:table-cell',
  clicks: 'hidden xl:table-cell',
  ctr: 'hidden xl:table-cell',
  conversions: 'hidden md:table-cell',
  roas: 'hidden md:table-cell',
};

/** Rows are `selectable` for the labelling form. */
export function CampaignTable({ campaigns, selectable }: { campaigns: CampaignDto[]; selectable: boolean }) {
  const t = useTranslations('campaigns');
  const conversionDigits = decimalsOf(campaigns.map(({ totals }) => totals.conversions));
  return (
    <div className="rounded-lg border border-line bg-surface shadow-card *:first:rounded-lg [&_tr:first-child_th]:border-t-0">
      <DataTable caption={t('title')}>
        <thead>
          <tr>
            <ColumnHeading>{t('columns.campaign')}</ColumnHeading>
            <ColumnHeading className="hidden md:table-cell">{t('columns.status')}</ColumnHeading>
            <ColumnHeading numeric className="hidden md:table-cell">
              {t('columns.spend')}
            </ColumnHeading>
            {columns.map((column) => (
              <ColumnHeading key={column} numeric className={visibility[column]}>
                {t(`columns.${column}`)}
              </ColumnHeading>
            ))}
          </tr>
        </thead>
        <tbody>
          {campaigns.map((campaign) => (
            <CampaignRow
              key={campaign.id}
              campaign={campaign}
              conversionDigits={conversionDigits}
              selectable={selectable}
            />
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}

function CampaignRow({
  campaign,
  conversionDigits,
  selectable,
}: {
  campaign: CampaignDto;
  conversionDigits: number;
  selectable: boolean;
}) {
  const t = useTranslations();
  const locale = useLocale();
  const { totals, status, externalStatus } = campaign;
  const none = t('common.none');
  const badge = (
    <Badge tone={tones[status]} dot>
      {status === 'unknown' ? <bdi>{externalStatus}</bdi> : t(`campaignStatuses.${status}`)}
    </Badge>
  );
  const spend = <bdi>{formatMoney(totals.spend, locale, 'rounded')}</bdi>;
  const figures = {
    impressions: formatNumber(totals.impressions, locale),
    clicks: formatNumber(totals.clicks, locale),
    ctr: totals.ctr === null ? none : formatPercent(totals.ctr, locale, 2),
    conversions: formatDecimal(totals.conversions, locale, conversionDigits),
    roas: totals.roas === null ? none : formatMultiple(totals.roas, locale),
  };
  return (
    <tr>
      <Cell>
        <div className="flex items-center gap-3">
          {selectable ? <SelectRow id={campaign.id} name={campaign.name} /> : null}
          <div className="min-w-0">
            <CampaignName {...campaign} wide />
            <LabelChips labels={campaign.labels} />
          </div>
        </div>
        {/* On a phone the figures that decide are below the name. */}
        <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-xs md:hidden">
          {badge}
          <span className="font-medium">{spend}</span>
          {(['conversions', 'roas'] as const).map((name) => (
            <span key={name} className="text-muted">
              {t(`campaigns.columns.${name}`)} <bdi className="font-medium text-ink tabular-nums">{figures[name]}</bdi>
            </span>
          ))}
        </div>
      </Cell>
      <Cell className="hidden md:table-cell">{badge}</Cell>
      <Cell numeric className="hidden md:table-cell">
        <span className="block font-medium">{spend}</span>
        <CampaignBudget campaign={campaign} />
      </Cell>
      {columns.map((column) => (
        <Cell key={column} numeric className={visibility[column]}>
          {figures[column]}
        </Cell>
      ))}
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
