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

it('ConnectionName shows the platform and business first, then the person', () => {
  const connection = { platform: 'meta', displayName: 'Layla Haddad', business: 'Nakhla Retail' } as const;
  expect(shown('en', connection)).toBe('Meta · Nakhla Retail (via Layla Haddad)');
  expect(shown('ar', connection)).toMatch(new RegExp(`^${ar.platforms.meta} · Nakhla Retail .*Layla Haddad`));
});

it('ConnectionName shows the platform and person where no account is chosen', () => {
  const connection = { platform: 'google', displayName: 'Layla Haddad', business: null } as const;
  expect(shown('en', connection)).toBe(`${en.platforms.google} · Layla Haddad`);
});

it('ConnectionName shows a name once where the company signed in under its own name', () => {
  const connection = { platform: 'twitter', displayName: 'Oasis Store', business: 'Oasis Store' } as const;
  expect(shown('en', connection)).toBe(`${en.platforms.twitter} · Oasis Store`);
});
