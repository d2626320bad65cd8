import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Setup } from '@/lib/setup/setup-step';
import ar from '@/messages/ar.json';
import en from '@/messages/en.json';
import { SetupChecklist } from './setup-checklist';

const fresh: Setup = {
  isConnected: false,
  hasChosen: false,
  hasRead: false,
  hasTarget: false,
  hasInvited: false,
  waitingId: null,
};

function shown(locale: 'en' | 'ar', setup: Partial<Setup>): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={locale === 'en' ? en : ar} timeZone="UTC">
      <SetupChecklist setup={{ ...fresh, ...setup }} orgId="org-1" hideAction={async () => ({ ok: true })} />
    </NextIntlClientProvider>,
  );
}

describe.each(['en', 'ar'] as const)('the checklist of a new organization (%s)', (locale) => {
  const base = `/${locale}/orgs/org-1`;

  it('links to each open step and to no completed one', () => {
    const page = shown(locale, { isConnected: true, waitingId: 'int-1', hasTarget: true });
    expect(page).toContain(`href="${base}/integrations/int-1/accounts"`);
    expect(page).toContain(`href="${base}/settings#members"`);
    expect(page).not.toContain(`href="${base}/integrations"`);
    expect(page).not.toContain('#kpis');
  });

  it('renders nothing when every step is completed', () => {
    expect(shown(locale, { isConnected: true, hasChosen: true, hasTarget: true, hasInvited: true })).toBe('');
  });
});

it('the checklist of a new organization counts the completed steps', () => {
  expect(shown('en', {})).toContain('0 of 4 done');
  expect(shown('en', { isConnected: true, hasChosen: true })).toContain('2 of 4 done');
});
