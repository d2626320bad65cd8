import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { FigureFilter } from '@/lib/metrics/figure-filter';
import type { PlatformId } from '@/lib/platform-ids';
import { FilterLink } from './filter-link';

interface Chip {
  key: string;
  text: string;
  // A name of its own direction.
  isName: boolean;
  href: string;
}

// More accounts than this are one chip with their number.
const NAMED = 3;

/** What restricts the figures beside period and currency, each with a link that removes it. */
export function FilterChips({
  filter,
  accounts,
  accountCount,
  campaignNames,
  labelNames,
  hrefOf,
}: {
  filter: FigureFilter;
  accounts: { id: string; platform: PlatformId; name: string }[];
  accountCount: (count: number) => string;
  campaignNames: ReadonlyMap<string, string>;
  labelNames: ReadonlyMap<string, string>;
  hrefOf: (change: Partial<FigureFilter>) => string;
}) {
  const t = useTranslations('filters');
  const platformName = useTranslations('platforms');
  const accountNames = new Map(accounts.map(({ id, name }) => [id, name]));
  const chipsOf = (
    key: 'accounts' | 'campaigns' | 'labels',
    names: ReadonlyMap<string, string>,
    countText: (count: number) => string,
  ): Chip[] => {
    const ids = filter[key];
    const isNamed = ids.length <= NAMED && ids.every((id) => names.has(id));
    if (ids.length === 0) return [];
    if (!isNamed) return [{ key, text: countText(ids.length), isName: false, href: hrefOf({ [key]: [] }) }];
    return ids.map((id) => ({
      key: id,
      text: names.get(id) ?? '',
      isName: true,
      href: hrefOf({ [key]: ids.filter((other) => other !== id) }),
    }));
  };
  const chips: Chip[] = [
    ...filter.platforms.map((id) => ({
      key: id,
      text: platformName(id),
      isName: false,
      href: hrefOf({ platforms: filter.platforms.filter((other) => other !== id) }),
    })),
    ...chipsOf('accounts', accountNames, accountCount),
    ...chipsOf('campaigns', campaignNames, (count) => t('campaignCount', { count })),
    ...chipsOf('labels', labelNames, (count) => t('labelCount', { count })),
  ];
  if (chips.length === 0) return null;
  return (
    <ul aria-label={t('chosen')} className="flex flex-wrap gap-1.5 pb-2">
      {chips.map(({ key, text, isName, href }) => (
        <li key={key} className="min-w-0">
          <FilterLink
            href={href}
            label={t('remove', { name: text })}
            className="inline-flex min-h-7 max-w-72 items-center gap-1.5 rounded-full bg-accent-soft py-0.5 ps-2.5 pe-1.5 text-xs font-medium text-accent hover:bg-sunken"
          >
            <span dir={isName ? 'auto' : undefined} className="truncate">
              {text}
            </span>
            <X aria-hidden="true" className="size-3.5 shrink-0" />
          </FilterLink>
        </li>
      ))}
    </ul>
  );
}
