'use client';

import { Search } from 'lucide-react';
import { useState } from 'react';
import { Autocomplete, useFilter } from 'react-aria-components/Autocomplete';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox';
import { Input, SearchField } from 'react-aria-components/SearchField';
import { smallControlClassName } from '@/components/forms/control-class-name';
import { intlLocale } from '@/components/i18n/format';
import { LabelDot } from '@/components/labels/label-dot';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import type { Locale } from '@/lib/i18n/routing';
import type { LabelRef } from '@/lib/labels/schema';
import { useFilterNavigation } from './filter-navigation';
import { shareStyleNonce } from './share-style-nonce';

interface Choice {
  id: string;
  name: string;
  colour?: LabelRef['colour'];
}

export interface ChoiceSearchProps {
  // A heading of null: one list without headings.
  groups: { heading: string | null; choices: Choice[] }[];
  chosen: string[];
  parameter: 'accounts' | 'labels';
  // Everything chosen restricts nothing: true of accounts, not of labels, which some campaigns have none of.
  allIsNone: boolean;
  locale: Locale;
  // The address without `parameter`, which is set in it.
  href: string;
  labels: { search: string; list: string; none: string; apply: string; all: string };
}

shareStyleNonce();

/** Finds choices by any part of their name; what is chosen applies together. */
export function ChoiceSearch({ groups, chosen, parameter, allIsNone, locale, href, labels }: ChoiceSearchProps) {
  const navigation = useFilterNavigation();
  const { contains } = useFilter({ sensitivity: 'base' });
  const [selected, setSelected] = useState(() => new Set(chosen));
  const total = groups.reduce((sum, { choices }) => sum + choices.length, 0);
  const apply = (panel: HTMLElement | null) => {
    const address = new URL(href, window.location.origin);
    if (selected.size > 0 && !(allIsNone && selected.size >= total))
      address.searchParams.set(parameter, [...selected].sort().join(','));
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
                keys === 'all' ? groups.flatMap(({ choices }) => choices.map(({ id }) => id)) : [...keys].map(String),
              ),
            )
          }
          renderEmptyState={() => <p className="px-3 py-4 text-sm text-muted">{labels.none}</p>}
          className="p-1 outline-none"
        >
          {groups.map(({ heading, choices }) =>
            heading === null ? (
              choices.map((choice) => <ChoiceItem key={choice.id} {...choice} />)
            ) : (
              <ListBoxSection key={heading}>
                <Header className="px-2 pt-2 pb-1 text-2xs font-medium text-faint">{heading}</Header>
                {choices.map((choice) => (
                  <ChoiceItem key={choice.id} {...choice} />
                ))}
              </ListBoxSection>
            ),
          )}
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

function ChoiceItem({ id, name, colour }: Choice) {
  return (
    <ListBoxItem
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
          {colour ? <LabelDot colour={colour} /> : null}
          <span dir="auto" className="min-w-0 flex-1 text-match-parent wrap-anywhere">
            {name}
          </span>
        </>
      )}
    </ListBoxItem>
  );
}
