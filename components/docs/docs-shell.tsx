import { ExternalLink } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { BrandMark } from '@/components/shell/brand-mark';
import { LanguageSwitch } from '@/components/shell/language-switch';
import { otherLanguage } from '@/components/shell/other-language';
import type { Theme } from '@/components/shell/theme';
import { ThemeSwitch } from '@/components/shell/theme-switch';
import { Link } from '@/components/ui/link';
import { docsHref } from './docs-href';
import { DocsNavigation, type DocsPages } from './docs-navigation';

interface DocsShellProps {
  pages: DocsPages;
  theme: Theme;
  setTheme: (form: FormData) => Promise<void>;
  children: ReactNode;
}

export function DocsShell({ pages, theme, setTheme, children }: DocsShellProps) {
  const t = useTranslations('docs');
  const locale = useLocale();
  const contents = (
    <>
      <DocsNavigation pages={pages} />
      <ThemeSwitch current={theme} action={setTheme} />
    </>
  );
  return (
    <div className="min-h-dvh">
      <header className="sticky top-0 z-10 border-b border-line bg-surface">
        <div className="mx-auto flex h-14 max-w-360 items-center justify-between gap-3 px-4 sm:px-6">
          <Link href={docsHref(locale)} className="flex min-w-0 items-center gap-3 rounded-md">
            <BrandMark />
            <span className="hidden border-s border-line ps-3 text-sm text-muted sm:inline">{t('title')}</span>
          </Link>
          <div className="flex items-center gap-1">
            <LanguageSwitch other={otherLanguage(locale)} />
            <Link
              href={`/${locale}`}
              className="inline-flex h-9 items-center gap-2 rounded-md px-2.5 text-sm font-medium text-muted hover:bg-sunken hover:text-ink"
            >
              <ExternalLink aria-hidden="true" className="size-4 rtl:-scale-x-100" />
              <span className="sr-only sm:not-sr-only">{t('openProduct')}</span>
            </Link>
          </div>
        </div>
      </header>
      <div className="mx-auto flex max-w-360 flex-col px-4 sm:px-6 lg:grid lg:grid-cols-[16rem_minmax(0,1fr)] lg:gap-8 xl:gap-10">
        <details className="mt-4 rounded-lg border border-line bg-surface lg:hidden">
          <summary className="px-4 py-3 text-sm font-semibold">{t('contents')}</summary>
          <div className="border-t border-line p-3">{contents}</div>
        </details>
        <aside className="sticky top-14 hidden h-[calc(100dvh-3.5rem)] overflow-y-auto border-e border-line py-6 pe-4 lg:block">
          {contents}
        </aside>
        <main id="content" tabIndex={-1} className="min-w-0 py-6 outline-none lg:py-8">
          {children}
        </main>
      </div>
    </div>
  );
}
