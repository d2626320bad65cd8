import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { notFound } from 'next/navigation';
import { hasLocale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ConnectionBanner } from '@/components/connection/connection-banner';
import { ErrorTextProvider } from '@/components/errors/error-text';
import { textDirection } from '@/components/i18n/text-direction';
import { parseTheme, THEME_COOKIE } from '@/components/shell/theme';
import { routing } from '@/lib/i18n/routing';
import '../globals.css';
import { preloadFonts } from './preload-fonts';

interface LocaleParams {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common');
  return {
    title: { default: t('productName'), template: `%s · ${t('productName')}` },
    description: t('tagline'),
    // An installation is private to its company: not for search engines.
    robots: { index: false, follow: false },
  };
}

export default async function LocaleLayout({ params, children }: LocaleParams & { children: ReactNode }) {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) notFound();
  preloadFonts(locale);
  const t = await getTranslations();
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  const errorText = {
    title: t('errorPage.title'),
    body: t('errorPage.body'),
    limited: t('errors.rate_limited'),
    lostTitle: t('connection.lostTitle'),
    lostBody: t('connection.lostBody'),
    lostKept: t('connection.lostKept'),
    lostResent: t('connection.lostResent'),
    retry: t('errorPage.retry'),
    reference: t('errorPage.reference'),
  };
  const connectionText = {
    offline: t('connection.offline'),
    unreachable: t('connection.unreachable'),
    shownFrom: t('connection.shownFrom'),
    kept: t('connection.kept'),
  };
  return (
    <html lang={locale} dir={textDirection(locale)} className={theme}>
      <body className="bg-canvas font-sans text-ink">
        <a
          href="#content"
          className="sr-only z-50 rounded-md bg-accent px-3 py-2 font-medium text-on-accent focus:not-sr-only focus:fixed focus:start-3 focus:top-3"
        >
          {t('common.skipToContent')}
        </a>
        <ErrorTextProvider text={errorText}>{children}</ErrorTextProvider>
        <ConnectionBanner text={connectionText} locale={locale} />
      </body>
    </html>
  );
}
