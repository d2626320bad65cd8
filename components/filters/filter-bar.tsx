import { Check, X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { currencyName, formatDayRange } from '@/components/i18n/format';
import { classNames } from '@/components/ui/class-names';
import type { LabelRef } from '@/lib/labels/schema';
import {
  type Comparison,
  comparisons,
  DEFAULT_PRESET,
  type FigureFilter,
  periodPresets,
} from '@/lib/metrics/figure-filter';
import { type PlatformId, platformIds } from '@/lib/platform-ids';
import { ChoiceLinks } from './choice-links';
import { FilterChips } from './filter-chips';
import { filterHref } from './filter-href';
import { FilterLink } from './filter-link';
import { FilterPanel, panelChoiceClassName } from './filter-panel';
import { LazyChoiceSearch } from './lazy-choice-search';
import { LazyPeriodCalendar } from './lazy-period-calendar';
import { PlatformDot } from './platform-dot';
import { toggled } from './toggled';

const accountTexts = {
  ad_account: {
    name: 'accounts',
    all: 'allAccounts',
    count: 'accountCount',
    search: 'searchAccounts',
    none: 'noAccountFound',
  },
  profile: {
    name: 'profiles',
    all: 'allProfiles',
    count: 'profileCount',
    search: 'searchProfiles',
    none: 'noProfileFound',
  },
} as const;
type AccountKind = keyof typeof accountTexts;

export interface FilterBarProps {
  // Of the page that shows the figures.
  path: string;
  // Parameters of the page that stay when the filter changes.
  kept?: Readonly<Record<string, string>>;
  filter: FigureFilter;
  organization: { currency: string; weekStartsOn: number };
  // The organization's day.
  today: string;
  accounts: { id: string; platform: PlatformId; name: string; currency: string | null }[];
  accountKind?: AccountKind;
  // Parts of the filter that restrict nothing on the page.
  without?: readonly ('period' | 'compare')[];
  // Of the campaigns in the filter.
  campaignNames: ReadonlyMap<string, string>;
  // All of the organization.
  labels: readonly LabelRef[];
  // At the end of the bar.
  children?: ReactNode;
}

/** Each choice is a link with its own address, so that a view can be shared and works without scripts. */
export function FilterBar({
  path,
  kept = {},
  filter,
  organization,
  today,
  accounts,
  accountKind = 'ad_account',
  without = [],
  campaignNames,
  labels,
  children,
}: FilterBarProps) {
  const t = useTranslations('filters');
  const platformName = useTranslations('platforms');
  const locale = useLocale();
  const hrefOf = (change: Partial<FigureFilter>) =>
    filterHref(path, organization.currency, { ...filter, ...change }, kept);
  const presets = periodPresets.map((preset) => ({ preset, href: hrefOf({ preset }) }));
  const connected = platformIds.filter((id) => accounts.some(({ platform }) => platform === id));
  const currencies = [
    ...new Set([organization.currency, ...accounts.flatMap(({ currency }) => currency ?? []), filter.currency]),
  ];
  const ofAccounts = accountTexts[accountKind];
  const accountIds = accounts.map(({ id }) => id);
  const isComparing = filter.previous !== null;
  const hasChoices =
    filter.platforms.length + filter.accounts.length + filter.campaigns.length + filter.labels.length > 0 ||
    filter.preset !== 'last_30_days' ||
    filter.compare !== 'previous_period' ||
    filter.currency !== organization.currency;

  return (
    <section
      aria-label={t('label')}
      className="sticky top-14 z-5 -mx-4 mb-3 sm:mb-4 border-b border-line bg-canvas px-4 sm:-mx-6 sm:px-6 lg:top-0 xl:-mx-8 xl:px-8"
    >
      <div className="relative -mx-1 flex items-center gap-2 overflow-x-auto px-1 py-2 lg:flex-wrap lg:max-xl:gap-1.5">
        {without.includes('period') ? null : (
          <FilterPanel
            id="filter-period"
            name={t('period')}
            value={
              filter.preset ? (
                t(`presets.${filter.preset}`)
              ) : (
                <bdi>{formatDayRange(filter.from, filter.to, locale)}</bdi>
              )
            }
            detail={filter.preset ? <bdi>{formatDayRange(filter.from, filter.to, locale)}</bdi> : null}
            active={filter.preset !== 'last_30_days'}
            className="sm:open:flex sm:open:gap-1.5"
          >
            <ul className="max-sm:grid max-sm:grid-cols-2 sm:w-44">
              {presets.map(({ preset, href }) => (
                <li key={preset}>
                  <FilterLink
                    href={href}
                    current={filter.preset === preset}
                    closesPanel
                    className={panelChoiceClassName}
                  >
                    {t(`presets.${preset}`)}
                  </FilterLink>
                </li>
              ))}
            </ul>
            <div className="p-2 max-sm:border-t max-sm:border-line sm:border-s sm:border-line sm:ps-4">
              <LazyPeriodCalendar
                from={filter.from}
                to={filter.to}
                today={today}
                weekStartsOn={organization.weekStartsOn}
                locale={locale}
                href={hrefOf({ preset: null })}
                labels={{
                  calendar: t('calendar'),
                  hijri: t('hijri'),
                  previous: t('previousMonth'),
                  next: t('nextMonth'),
                }}
              />
            </div>
          </FilterPanel>
        )}

        {without.includes('compare') ? null : (
          <FilterPanel
            id="filter-compare"
            name={t('compare')}
            value={t(isComparing ? `compared.${filter.compare}` : 'compared.off')}
            detail={
              filter.previous ? <bdi>{formatDayRange(filter.previous.from, filter.previous.to, locale)}</bdi> : null
            }
            active={filter.compare !== 'previous_period'}
            className="sm:w-64"
          >
            <ul>
              {comparisons.map((compare: Comparison) => (
                <li key={compare}>
                  <FilterLink
                    href={hrefOf({ compare })}
                    current={filter.compare === compare}
                    closesPanel
                    className={panelChoiceClassName}
                  >
                    {t(`comparisons.${compare}`)}
                  </FilterLink>
                </li>
              ))}
            </ul>
            {!isComparing && filter.compare !== 'off' ? (
              <p className="px-2.5 py-1.5 text-xs text-muted">{t('todayNotCompared')}</p>
            ) : null}
          </FilterPanel>
        )}

        {connected.length > 1 ? (
          <FilterPanel
            id="filter-platforms"
            name={t('platforms')}
            value={
              filter.platforms.length === 0
                ? t('allPlatforms')
                : filter.platforms.length === 1
                  ? filter.platforms.map((id) => platformName(id))
                  : t('platformCount', { count: filter.platforms.length })
            }
            active={filter.platforms.length > 0}
            className="sm:w-56"
          >
            <ul>
              {connected.map((id) => (
                <li key={id}>
                  <FilterLink
                    href={hrefOf({ platforms: toggled(filter.platforms, id, connected) })}
                    current={filter.platforms.includes(id)}
                    className={panelChoiceClassName}
                  >
                    <PlatformDot platform={id} />
                    <span className="flex-1">{platformName(id)}</span>
                    <Check
                      aria-hidden="true"
                      className={classNames('size-4', filter.platforms.includes(id) ? '' : 'invisible')}
                    />
                  </FilterLink>
                </li>
              ))}
            </ul>
            <div className="mt-1 border-t border-line pt-1">
              <FilterLink href={hrefOf({ platforms: [] })} closesPanel className={panelChoiceClassName}>
                {t('allPlatforms')}
              </FilterLink>
            </div>
          </FilterPanel>
        ) : null}

        {accounts.length > 1 ? (
          <FilterPanel
            id="filter-accounts"
            name={t(ofAccounts.name)}
            value={
              filter.accounts.length === 0 ? t(ofAccounts.all) : t(ofAccounts.count, { count: filter.accounts.length })
            }
            active={filter.accounts.length > 0}
            className="sm:w-80"
          >
            <LazyChoiceSearch
              groups={connected.map((platform) => ({
                heading: platformName(platform),
                choices: accounts
                  .filter((account) => account.platform === platform)
                  .map(({ id, name }) => ({ id, name })),
              }))}
              chosen={filter.accounts}
              parameter="accounts"
              allIsNone
              locale={locale}
              href={hrefOf({ accounts: [] })}
              labels={{
                search: t(ofAccounts.search),
                list: t(ofAccounts.name),
                none: t(ofAccounts.none),
                apply: t('apply'),
                all: t(ofAccounts.all),
              }}
            />
            <ChoiceLinks
              choices={accounts.map(({ id, name }) => ({
                id,
                name,
                href: hrefOf({ accounts: toggled(filter.accounts, id, accountIds) }),
                current: filter.accounts.includes(id),
              }))}
            />
          </FilterPanel>
        ) : null}

        {labels.length > 0 ? (
          <FilterPanel
            id="filter-labels"
            name={t('labels')}
            value={filter.labels.length === 0 ? t('allLabels') : t('labelCount', { count: filter.labels.length })}
            active={filter.labels.length > 0}
            className="sm:w-80"
          >
            <LazyChoiceSearch
              groups={[{ heading: null, choices: [...labels] }]}
              chosen={filter.labels}
              parameter="labels"
              allIsNone={false}
              locale={locale}
              href={hrefOf({ labels: [] })}
              labels={{
                search: t('searchLabels'),
                list: t('labels'),
                none: t('noLabelFound'),
                apply: t('apply'),
                all: t('allLabels'),
              }}
            />
            <ChoiceLinks
              choices={labels.map(({ id, name }) => ({
                id,
                name,
                href: hrefOf({ labels: toggled(filter.labels, id) }),
                current: filter.labels.includes(id),
              }))}
            />
          </FilterPanel>
        ) : null}

        {currencies.length > 1 ? (
          <FilterPanel
            id="filter-currency"
            name={t('currency')}
            value={<bdi>{filter.currency}</bdi>}
            active={filter.currency !== organization.currency}
            className="sm:w-64"
          >
            <ul>
              {currencies.map((currency) => (
                <li key={currency}>
                  <FilterLink
                    href={hrefOf({ currency })}
                    current={filter.currency === currency}
                    closesPanel
                    className={panelChoiceClassName}
                  >
                    <bdi className="w-10 font-medium">{currency}</bdi>
                    <span className="min-w-0 flex-1 text-muted">{currencyName(currency, locale)}</span>
                  </FilterLink>
                </li>
              ))}
            </ul>
          </FilterPanel>
        ) : null}

        {hasChoices ? (
          <FilterLink
            href={hrefOf({
              ...{ preset: DEFAULT_PRESET, compare: 'previous_period', currency: organization.currency },
              ...{ platforms: [], accounts: [], campaigns: [], labels: [] },
            })}
            className="inline-flex h-9 shrink-0 items-center gap-1 rounded-md px-2 text-sm font-medium whitespace-nowrap text-muted hover:bg-sunken hover:text-ink"
          >
            <X aria-hidden="true" className="size-4" />
            {t('clear')}
          </FilterLink>
        ) : null}
        {children ? <div className="ms-auto flex shrink-0 items-center gap-2">{children}</div> : null}
      </div>
      <FilterChips
        filter={filter}
        accounts={accounts}
        accountCount={(count) => t(ofAccounts.count, { count })}
        campaignNames={campaignNames}
        labelNames={new Map(labels.map(({ id, name }) => [id, name]))}
        hrefOf={hrefOf}
      />
    </section>
  );
}
