'use client';

import { Check, Star } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Header, Menu, MenuItem, MenuSection } from 'react-aria-components/Menu';
import { Separator } from 'react-aria-components/Separator';
import { intlLocale } from '@/components/i18n/format';
import { classNames } from '@/components/ui/class-names';
import type { Locale } from '@/lib/i18n/routing';
import type { ShownView } from './shown-view';
import type { ViewLabels } from './view-labels';

export type ViewCommand =
  | 'save'
  | 'reset'
  | 'saveAs'
  | 'editLayout'
  | 'rename'
  | 'setOwnDefault'
  | 'setOrganizationDefault'
  | 'remove';

/** The menu: the views, then what can be done with the open one. */
export function ViewsList({
  views,
  view,
  standardHref,
  isChanged,
  canEdit,
  canShare,
  labels,
  locale,
  onOpen,
  onCommand,
  onClose,
}: {
  views: readonly ShownView[];
  // The open one; null: the standard view.
  view: ShownView | null;
  standardHref: string;
  isChanged: boolean;
  canEdit: boolean;
  canShare: boolean;
  labels: ViewLabels;
  locale: Locale;
  onOpen: (href: string) => void;
  onCommand: (command: ViewCommand) => void;
  onClose: () => void;
}) {
  const ofScope = (scope: ShownView['scope']) => views.filter((each) => each.scope === scope);
  const item = (each: ShownView) => (
    <Item key={each.id} text={each.name} onAction={() => onOpen(each.href)}>
      <Mark shown={each.id === view?.id} label={labels.open} />
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block text-match-parent wrap-anywhere">
          {each.name}
        </span>
        {each.isOwnDefault || each.isOrganizationDefault ? (
          <span className="flex items-center gap-1 text-xs text-muted">
            <Star aria-hidden="true" className="size-3 fill-current" />
            {each.isOwnDefault ? labels.ownDefault : labels.organizationDefault}
          </span>
        ) : null}
      </span>
    </Item>
  );
  const command = (name: ViewCommand, text: string, className?: string) => (
    <Item text={text} onAction={() => onCommand(name)} className={className}>
      <span className="ps-6.5">{text}</span>
    </Item>
  );
  const section = (title: string, scope: ShownView['scope']) =>
    ofScope(scope).length > 0 ? (
      <MenuSection>
        <Header className="px-2.5 pt-2 pb-1 text-2xs font-medium text-muted">{title}</Header>
        {ofScope(scope).map(item)}
      </MenuSection>
    ) : null;
  return (
    <I18nProvider locale={intlLocale(locale)}>
      <Menu aria-label={labels.menu} autoFocus="first" onClose={onClose} className="outline-none">
        <Item text={labels.standard} onAction={() => onOpen(standardHref)} ref={focusWhenShown}>
          <Mark shown={view === null} label={labels.open} />
          {labels.standard}
        </Item>
        {section(labels.own, 'person')}
        {section(labels.organization, 'organization')}
        <Separator className="my-1.5 border-t border-line" />
        {view && canEdit && isChanged ? command('save', labels.save) : null}
        {view && isChanged ? command('reset', labels.reset) : null}
        {command('saveAs', labels.saveAs)}
        {command('editLayout', labels.editLayout)}
        {view ? command('setOwnDefault', view.isOwnDefault ? labels.endOwnDefault : labels.setOwnDefault) : null}
        {view?.scope === 'organization' && canShare
          ? command(
              'setOrganizationDefault',
              view.isOrganizationDefault ? labels.endOrganizationDefault : labels.setOrganizationDefault,
            )
          : null}
        {view && canEdit ? command('rename', labels.rename) : null}
        {view && canEdit ? command('remove', labels.remove, 'text-negative') : null}
      </Menu>
    </I18nProvider>
  );
}

// React Aria waits for transitions of the page that may never end.
function focusWhenShown(element: HTMLElement | null): void {
  element?.focus();
}

function Item({
  ref,
  text,
  onAction,
  className,
  children,
}: {
  ref?: Ref<HTMLDivElement>;
  text: string;
  onAction: () => void;
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <MenuItem
      {...(ref ? { ref } : {})}
      textValue={text}
      onAction={onAction}
      className={({ isFocused }) =>
        classNames(
          'flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5 py-1.5 text-sm outline-none',
          isFocused && 'bg-sunken',
          className,
        )
      }
    >
      {children}
    </MenuItem>
  );
}

function Mark({ shown, label }: { shown: boolean; label: string }) {
  return (
    <span className="w-4 shrink-0 text-accent">
      {shown ? (
        <>
          <Check aria-hidden="true" className="size-4" />
          <span className="sr-only">{label}</span>
        </>
      ) : null}
    </span>
  );
}
