import { BookOpen, ChevronsUpDown, LogOut } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { docsHref } from '@/components/docs/docs-href';
import { Link } from '@/components/ui/link';
import { PopoverMenu } from '@/components/ui/popover-menu';

export function UserMenu({
  id,
  user,
  themeSwitch,
  signOutAction,
  panelClassName,
}: {
  id: string;
  user: { name: string; email: string };
  themeSwitch: ReactNode;
  signOutAction: (form: FormData) => Promise<void>;
  panelClassName: string;
}) {
  const t = useTranslations('shell');
  const docs = useTranslations('docs');
  const locale = useLocale();
  const initial = [...user.name][0]?.toUpperCase() ?? '?';
  return (
    <PopoverMenu
      id={id}
      label={`${t('account')}: ${user.name}`}
      triggerClassName="flex w-full min-w-0 items-center gap-2.5 rounded-md p-1.5 text-start hover:bg-sunken"
      panelClassName={panelClassName}
      trigger={
        <>
          {/* As a picture: text of the button must be part of its name. */}
          <span
            aria-hidden="true"
            data-initial={initial}
            className="flex size-7 shrink-0 items-center justify-center rounded-full bg-accent-soft text-xs font-semibold text-accent before:content-[attr(data-initial)]"
          />
          <span className="min-w-0 flex-1">
            <span className="block truncate text-sm font-medium">
              <bdi>{user.name}</bdi>
            </span>
          </span>
          <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-faint" />
        </>
      }
    >
      <div className="border-b border-line px-2.5 pt-1.5 pb-2.5">
        <p className="text-xs text-muted">{t('signedInAs')}</p>
        <p className="truncate text-sm font-medium">
          <bdi>{user.email}</bdi>
        </p>
      </div>
      {themeSwitch}
      <Link
        href={docsHref(locale)}
        className="flex h-9 w-full items-center gap-2.5 rounded-md px-2.5 text-sm font-medium text-muted hover:bg-sunken hover:text-ink"
      >
        <BookOpen aria-hidden="true" className="size-4" />
        {docs('title')}
      </Link>
      <form action={signOutAction} className="mt-1.5 border-t border-line pt-1.5">
        <button
          type="submit"
          title={t('signOutHint')}
          className="flex h-9 w-full items-center gap-2.5 rounded-md px-2.5 text-sm font-medium text-muted hover:bg-sunken hover:text-ink"
        >
          <LogOut aria-hidden="true" className="size-4 rtl:-scale-x-100" />
          {t('signOut')}
        </button>
      </form>
    </PopoverMenu>
  );
}
