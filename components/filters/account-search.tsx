'use client';

import { Search } from 'lucide-react';
import { useState } from 'react';
import { Autocomplete, useFilter } from 'react-aria-components/Autocomplete';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox';
import { Input, SearchField } from 'react-aria-components/SearchField';
import { smallControlClassName } from '@/components/forms/control-class-name';
import { intlLocale } from '@/components/i18n/format';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import type { Locale } from '@/lib/i18n/routing';
import { useFilterNavigation } from './filter-navigation';
import { shareStyleNonce } from './share-style-nonce';

export interface AccountSearchProps {
  groups: { platform: string; accounts: { id: string; name: string }[] }[];
  chosen: string[];
  locale: Locale;
  // The address of other accounts: they are set in it.
  href: string;
  labels: { search: string; list: string; none: string; apply: string; all: string };
}

shareStyleNonce();

/** Finds accounts by any part of their name; what is chosen applies together. */
export function AccountSearch({ groups, chosen, locale, href, labels }: AccountSearchProps) {
  const navigation = useFilterNavigation();
  const { contains } = useFilter({ sensitivity: 'base' });
  const [selected, setSelected] = useState(() => new Set(chosen));
  const total = groups.reduce((sum, { accounts }) => sum + accounts.length, 0);
  const apply = (panel: HTMLElement | null) => {
    const address = new URL(href, window.location.origin);
    address.searchParams.delete('accounts');
    if (selected.size > 0 && selected.size < total)
      address.searchParams.set('accounts', [...selected].sort().join(','));
    panel?.hidePopover();
    navigation?.navigate(`${address.pathname}${address.search}`);
  };
  return (
    <I18nProvider locale={intlLocale(locale)}>
      <Autocomplete filter={contains}>
        <SearchField aria-label={labels.search} className="sticky -top-1.5 z-1 block bg-surface p-1">
          <Search aria-hidden="true" className="absolute start-3.5 top-3 size-4 text-faint" />
          <Input
            dir="auto"
            placeholder={labels.search}
            className={classNames(smallControlClassName, 'w-full text-match-parent ps-8!')}
          />
        </SearchField>
        <ListBox
          aria-label={labels.list}
          selectionMode="multiple"
          selectedKeys={selected}
          onSelectionChange={(keys) =>
            setSelected(
              new Set(
                keys === 'all' ? groups.flatMap(({ accounts }) => accounts.map(({ id }) => id)) : [...keys].map(String),
              ),
            )
          }
          renderEmptyState={() => <p className="px-3 py-4 text-sm text-muted">{labels.none}</p>}
          className="p-1 outline-none"
        >
          {groups.map(({ platform, accounts }) => (
            <ListBoxSection key={platform}>
              <Header className="px-2 pt-2 pb-1 text-2xs font-medium text-faint">{platform}</Header>
              {accounts.map(({ id, name }) => (
                <ListBoxItem
                  key={id}
                  id={id}
                  textValue={name}
                  className={({ isFocused, isSelected }) =>
                    classNames(
                      'flex min-h-8 cursor-pointer items-center gap-2.5 rounded-md px-2 py-1 text-sm outline-none',
                      isFocused && 'bg-sunken',
                      isSelected && 'font-medium',
                    )
                  }
                >
                  {({ isSelected }) => (
                    <>
                      <span
                        aria-hidden="true"
                        className={classNames(
                          'flex size-4 shrink-0 items-center justify-center rounded-sm border text-2xs',
                          isSelected ? 'border-accent bg-accent text-on-accent' : 'border-line-strong',
                        )}
                      >
                        {isSelected ? '✓' : null}
                      </span>
                      <span dir="auto" className="min-w-0 flex-1 text-match-parent wrap-anywhere">
                        {name}
                      </span>
                    </>
                  )}
                </ListBoxItem>
              ))}
            </ListBoxSection>
          ))}
        </ListBox>
      </Autocomplete>
      <div className="sticky -bottom-1.5 flex items-center justify-between gap-2 border-t border-line bg-surface p-2">
        <Button variant="ghost" size="sm" onClick={() => setSelected(new Set())}>
          {labels.all}
        </Button>
        <Button
          variant="primary"
          size="sm"
          onClick={(event) => apply(event.currentTarget.closest<HTMLElement>('[popover]'))}
        >
          {labels.apply}
        </Button>
      </div>
    </I18nProvider>
  );
}
