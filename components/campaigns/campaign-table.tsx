import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { relativeChange } from '@/components/dashboard/change';
import { ChangeMark } from '@/components/dashboard/change-mark';
import { SortHeading } from '@/components/filters/sort-heading';
import { nextSort, sortedField } from '@/components/filters/sort-order';
import {
  decimalsOf,
  formatDecimal,
  formatMoney,
  formatMultiple,
  formatNumber,
  formatPercent,
  type MoneyText,
} from '@/components/i18n/format';
import { LabelChips } from '@/components/labels/label-chips';
import { SelectRow } from '@/components/labels/select-row';
import { AttributionNote } from '@/components/platforms/attribution-note';
import { Badge, type Tone } from '@/components/ui/badge';
import { Cell, DataTable } from '@/components/ui/data-table';
import type { CampaignDto, CampaignPage, CampaignSort, CampaignSortField } from '@/lib/campaigns/schema';
import { ascendingFirst } from './ascending-first';
import { CampaignName } from './campaign-name';
import { ConvertedMoney } from './converted-money';

const tones: Record<CampaignDto['status'], Tone> = {
  draft: 'neutral',
  active: 'positive',
  paused: 'warning',
  ended: 'neutral',
  removed: 'neutral',
  unknown: 'neutral',
};

const columns = ['change', 'impressions', 'clicks', 'ctr', 'conversions', 'cpa', 'roas'] as const;

// The main figures are shown from tablet width on, the others where all fit. The sort panel has all of them.
const visibility: Record<(typeof columns)[number], string> = {
  change: 'hidden lg:table-cell',
  impressions: 'hidden 2xl:table-cell',
  clicks: 'hidden 2xl:table-cell',
  ctr: 'hidden xl:table-cell',
  conversions: 'hidden md:table-cell',
  cpa: 'hidden xl:table-cell',
  roas: 'hidden md:table-cell',
};

interface CampaignTableProps {
  campaigns: CampaignDto[];
  // Of their platforms.
  counted: NonNullable<CampaignPage['counted']>;
  // For the labelling form.
  selectable: boolean;
  sort: CampaignSort;
  sortHref: (sort: CampaignSort) => string;
  isCompared: boolean;
}

/** Without a comparison it has no column for the change. */
export function CampaignTable({ campaigns, counted, selectable, sort, sortHref, isCompared }: CampaignTableProps) {
  const t = useTranslations('campaigns');
  const conversionDigits = decimalsOf(campaigns.flatMap(({ totals }) => totals.conversions ?? []));
  const current = sortedField(sort);
  const shown = columns.filter((column) => column !== 'change' || isCompared);
  const sortable = (field: CampaignSortField) => ({
    href: sortHref(nextSort(field, sort, ascendingFirst)),
    direction: field !== current.field ? null : current.isDescending ? ('descending' as const) : ('ascending' as const),
  });
  return (
    <div className="rounded-lg border border-line bg-surface shadow-card *:first:rounded-lg [&_tr:first-child_th]:border-t-0">
      <DataTable caption={t('title')}>
        <thead>
          <tr>
            <SortHeading {...sortable('name')}>{t('columns.campaign')}</SortHeading>
            <SortHeading {...sortable('status')} className="hidden md:table-cell">
              {t('columns.status')}
            </SortHeading>
            <SortHeading {...sortable('spend')} numeric className="hidden md:table-cell">
              {t('columns.spend')}
            </SortHeading>
            {shown.map((column) => (
              <SortHeading key={column} {...sortable(column)} numeric className={visibility[column]}>
                {t(`columns.${column}`)}
              </SortHeading>
            ))}
          </tr>
        </thead>
        <tbody>
          {campaigns.map((campaign) => (
            <CampaignRow
              key={campaign.id}
              campaign={campaign}
              counted={counted}
              columns={shown}
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
  counted,
  columns: shown,
  conversionDigits,
  selectable,
}: {
  campaign: CampaignDto;
  counted: CampaignTableProps['counted'];
  columns: readonly (typeof columns)[number][];
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
  const spend = <ConvertedMoney converted={totals.spend} native={totals.nativeSpend} />;
  const figures: Record<(typeof columns)[number], ReactNode> = {
    change: <SpendChange campaign={campaign} />,
    impressions: totals.impressions === null ? none : formatNumber(totals.impressions, locale),
    clicks: totals.clicks === null ? none : formatNumber(totals.clicks, locale),
    ctr: totals.ctr === null ? none : formatPercent(totals.ctr, locale, 2),
    conversions: totals.conversions === null ? none : formatDecimal(totals.conversions, locale, conversionDigits),
    cpa: totals.cpa === null ? none : <bdi>{formatMoney(totals.cpa, locale, 'rounded')}</bdi>,
    roas: totals.roas === null ? none : formatMultiple(totals.roas, locale),
  };
  return (
    <tr>
      <Cell>
        <div className="flex items-center gap-3">
          {selectable ? <SelectRow id={campaign.id} name={campaign.name} /> : null}
          <div className="min-w-0">
            <CampaignName {...campaign} wide note={<AttributionNote platforms={counted} only={campaign.platform} />} />
            <LabelChips labels={campaign.labels} />
          </div>
        </div>
        {/* On a phone the figures that decide are below the name. */}
        <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-xs md:hidden">
          {badge}
          <span className="flex flex-wrap gap-x-2 font-medium">{spend}</span>
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
      {shown.map((column) => (
        <Cell key={column} numeric className={visibility[column]}>
          {figures[column]}
        </Cell>
      ))}
    </tr>
  );
}

function SpendChange({ campaign: { comparison } }: { campaign: CampaignDto }) {
  const before = units(comparison?.previous.spend);
  return (
    <ChangeMark
      change={relativeChange(units(comparison?.current.spend), before)}
      rise="neither"
      otherwise={before === 0 ? 'zeroBefore' : 'unknownBefore'}
    />
  );
}

function units(money: MoneyText | null | undefined): number | null {
  return money ? Number(money.amountMicros) / 1_000_000 : null;
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
