import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { itFollows } from '@/conformance/report-cases';
import type { IntegrationDto } from '@/lib/integrations/types';
import { platformIds } from '@/lib/platform-ids';
import ar from '@/messages/ar.json';
import en from '@/messages/en.json';
import { AccountsView } from './accounts-view';
import { scopeKey } from './scope-key';

const id = '00000000-0000-4000-8000-000000000001';
const base: IntegrationDto = {
  id,
  platform: 'meta',
  displayName: 'Noura',
  status: 'choosing_accounts',
  statusReason: null,
  scopesGranted: [],
  scopesDeclined: [],
  consents: [{ kind: 'ads_and_posts', granted: true, status: 'granted', statusReason: null }],
  accessSettingsUrl: null,
  connectedAt: '2026-11-01T00:00:00.000Z',
  token: null,
  adAccounts: [],
  profiles: [],
  sync: {
    integrationId: id,
    platform: 'meta',
    displayName: 'Noura',
    business: null,
    state: 'never',
    lastSuccessAt: null,
    nextRunAt: null,
    run: null,
  },
};

function shown(locale: 'en' | 'ar', over: Partial<IntegrationDto>): string {
  const messages = locale === 'en' ? en : ar;
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messages} timeZone="UTC">
      <AccountsView integration={{ ...base, ...over }} orgId="org-1" action={async () => ({ ok: true })} />
    </NextIntlClientProvider>,
  );
}

describe.each([
  ['meta', 'ads_read', 'ads_read'],
  ['google', 'https://www.googleapis.com/auth/adwords', 'adwords'],
] as const)('the choice of accounts after %s was not allowed to %s', (platform, scope, key) => {
  it.each(['en', 'ar'] as const)(
    'names the permission and links to the consent screen instead of a manager (%s)',
    (locale) => {
      const page = shown(locale, { platform, scopesDeclined: [scope] });
      const { scopes, integrations } = locale === 'en' ? en : ar;
      expect(page).toContain(scopes[key].name);
      expect(page).toContain(integrations.detail.requestAgain);
      expect(page).toContain(`/api/connect/${platform}?org=org-1&amp;locale=${locale}&amp;integration=${id}`);
      expect(page).not.toContain(integrations.accounts.checkAgain);
    },
  );
});

describe('the choice of accounts after a permission was declined', () => {
  const report = z.object({
    cases: z.array(z.object({ platform: z.enum(platformIds), unticked: z.string(), right: z.string() })),
  });
  itFollows('declined-scope', report, ({ cases }) => {
    for (const { platform, unticked } of cases) {
      for (const locale of ['en', 'ar'] as const) {
        const { scopes, integrations } = locale === 'en' ? en : ar;
        const names = new Map(Object.entries(scopes).map(([key, { name }]) => [key, name]));
        const page = shown(locale, { platform, scopesDeclined: [unticked] });
        expect(page).toContain(names.get(scopeKey(unticked)));
        expect(page).toContain(integrations.detail.requestAgain);
        expect(page).not.toContain(integrations.accounts.checkAgain);
        expect(page).not.toContain(integrations.accounts.emptyTitle);
      }
    }
  });
});

it('the choice of accounts of a platform that showed no account with every permission refers to its managers', () => {
  const page = shown('en', {});
  expect(page).toContain(en.integrations.accounts.checkAgain);
  expect(page).not.toContain(en.integrations.detail.requestAgain);
});

describe.each(['en', 'ar'] as const)('the choice of accounts that another connection syncs (%s)', (locale) => {
  const words = (locale === 'en' ? en : ar).integrations.accounts;
  const account: IntegrationDto['adAccounts'][number] = {
    id: '00000000-0000-4000-8000-000000000002',
    externalId: '77',
    name: 'Shop',
    currency: 'SAR',
    timeZone: 'Asia/Riyadh',
    externalStatus: null,
    selected: false,
    readThrough: { integrationId: '00000000-0000-4000-8000-000000000003', displayName: 'Badr' },
    standsBy: true,
    fallback: null,
  };
  const note = words.readThrough.replace('{name}', 'Badr').replace('{platform}', 'Meta');

  it.each(['active', 'choosing_accounts'] as const)(
    'names that connection, checks the account and shows no empty state (%s)',
    (status) => {
      const page = shown(locale, { status, adAccounts: [account] });
      expect(page).toContain(words.standbyTitle);
      expect(page).toContain('Badr');
      expect(page).toMatch(/<input[^>]*name="adAccountIds"[^>]*checked=""/);
      expect(page).not.toContain(words.emptyTitle);
      expect(page).toContain(note);
    },
  );

  it('does not check an account that a person deselected', () => {
    const page = shown(locale, { status: 'active', adAccounts: [{ ...account, standsBy: false }] });
    expect(page).not.toMatch(/<input[^>]*name="adAccountIds"[^>]*checked=""/);
  });

  it('does not mention other connections where there is none', () => {
    const page = shown(locale, { adAccounts: [{ ...account, readThrough: null, standsBy: false }] });
    expect(page).not.toContain(words.standbyTitle);
    expect(page).toMatch(/<input[^>]*name="adAccountIds"[^>]*checked=""/);
  });
});
