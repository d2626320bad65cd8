import { FlaskConical, Menu, X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { BrandMark } from './brand-mark';
import { LanguageSwitch } from './language-switch';
import { Navigation } from './navigation';
import { type OrganizationChoice, OrganizationMenu } from './organization-menu';
import { otherLanguage } from './other-language';
import type { Theme } from './theme';
import { ThemeSwitch } from './theme-switch';
import { UserMenu } from './user-menu';

interface AppShellProps {
  user: { name: string; email: string };
  organization: OrganizationChoice;
  organizations: OrganizationChoice[];
  theme: Theme;
  sandbox: boolean;
  actions: { setTheme: (form: FormData) => Promise<void>; signOut: (form: FormData) => Promise<void> };
  children: ReactNode;
}

export function AppShell(props: AppShellProps) {
  const t = useTranslations('nav');
  return (
    <div className="min-h-dvh lg:ps-60">
      <aside className="fixed inset-y-0 start-0 z-10 hidden w-60 border-e border-line bg-surface lg:block">
        <SidebarContent {...props} place="side" />
      </aside>
      <header className="sticky top-0 z-10 flex h-14 items-center justify-between gap-3 border-b border-line bg-surface px-4 lg:hidden">
        <BrandMark />
        <button
          type="button"
          popoverTarget="drawer"
          aria-label={t('open')}
          className="flex size-9 items-center justify-center rounded-md hover:bg-sunken"
        >
          <Menu aria-hidden="true" className="size-5" />
        </button>
        <div
          id="drawer"
          popover="auto"
          className="fixed inset-y-0 start-auto end-0 m-0 h-dvh max-h-none w-72 max-w-[85vw] border-s border-line bg-surface p-0 shadow-raised backdrop:bg-[oklch(0.15_0.02_240/0.4)]"
        >
          <SidebarContent {...props} place="drawer" />
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-360 min-[1800px]:max-w-440 min-[2200px]:max-w-520 px-4 py-3 outline-none sm:px-6 sm:py-5 xl:px-8 lg:py-7"
      >
        {props.children}
      </main>
    </div>
  );
}

function SidebarContent({
  user,
  organization,
  organizations,
  theme,
  sandbox,
  actions,
  place,
}: AppShellProps & { place: 'side' | 'drawer' }) {
  const locale = useLocale();
  const side = place === 'side';
  return (
    <div className="flex h-full flex-col gap-4 overflow-y-auto p-3">
      {side ? <BrandMark className="px-2 pt-2" /> : <CloseDrawer />}
      <OrganizationMenu
        id={`${place}-organizations`}
        current={organization}
        organizations={organizations}
        panelClassName={side ? 'start-3 top-25' : 'end-3 top-27'}
      />
      <Navigation orgId={organization.id} />
      <div className="mt-auto flex flex-col gap-1.5">
        {sandbox ? (
          <div className="px-1.5 pb-1">
            <SandboxBadge />
          </div>
        ) : null}
        <LanguageSwitch other={otherLanguage(locale)} />
        <div className="border-t border-line pt-2">
          <UserMenu
            id={`${place}-account`}
            user={user}
            themeSwitch={<ThemeSwitch current={theme} action={actions.setTheme} />}
            signOutAction={actions.signOut}
            panelClassName={side ? 'start-3 bottom-16' : 'end-3 bottom-16'}
          />
        </div>
      </div>
    </div>
  );
}

function CloseDrawer() {
  const t = useTranslations('nav');
  return (
    <button
      type="button"
      popoverTarget="drawer"
      popoverTargetAction="hide"
      aria-label={t('close')}
      className="flex size-9 shrink-0 items-center justify-center self-end rounded-md hover:bg-sunken"
    >
      <X aria-hidden="true" className="size-5" />
    </button>
  );
}

function SandboxBadge() {
  const t = useTranslations('shell');
  return (
    <p
      title={t('sandboxHint')}
      className="inline-flex items-center gap-1.5 rounded-full bg-warning-soft px-2.5 py-1 text-xs font-medium text-warning"
    >
      <FlaskConical aria-hidden="true" className="size-3.5" />
      {t('sandbox')}
      <span className="sr-only">. {t('sandboxHint')}</span>
    </p>
  );
}
