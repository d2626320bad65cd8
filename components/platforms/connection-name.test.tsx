import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import ar from '@/messages/ar.json';
import en from '@/messages/en.json';
import { ConnectionName } from './connection-name';
import type { NamedConnection } from './use-connection-name';

function shown(locale: 'en' | 'ar', connection: NamedConnection): string {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={locale === 'en' ? en : ar} timeZone="UTC">
      <ConnectionName connection={connection} />
    </NextIntlClientProvider>,
  );
  return html.replace(/<[^>]+>|[\u2068\u2069]/g, '');
}

it('a connection is named by platform and business, then by its person', () => {
  const connection = { platform: 'meta', displayName: 'Layla Haddad', business: 'Nakhla Retail' } as const;
  expect(shown('en', connection)).toBe('Meta · Nakhla Retail (via Layla Haddad)');
  expect(shown('ar', connection)).toMatch(new RegExp(`^${ar.platforms.meta} · Nakhla Retail .*Layla Haddad`));
});

it('a connection without a chosen account is named by platform and person', () => {
  const connection = { platform: 'google', displayName: 'Layla Haddad', business: null } as const;
  expect(shown('en', connection)).toBe(`${en.platforms.google} · Layla Haddad`);
});

it('says a name once where the company signed in under its own', () => {
  const connection = { platform: 'twitter', displayName: 'Oasis Store', business: 'Oasis Store' } as const;
  expect(shown('en', connection)).toBe(`${en.platforms.twitter} · Oasis Store`);
});
