import { Megaphone } from 'lucide-react';
import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Role } from '@/lib/auth/roles';
import type { SetupStep } from '@/lib/setup/setup-step';
import ar from '@/messages/ar.json';
import en from '@/messages/en.json';
import { SetupEmpty } from './setup-empty';

function shown(locale: 'en' | 'ar', step: SetupStep, role: Role, waitingId: string | null = null): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={locale === 'en' ? en : ar} timeZone="UTC">
      <SetupEmpty step={step} setup={{ waitingId }} orgId="org-1" role={role} icon={Megaphone} title="Campaigns" />
    </NextIntlClientProvider>,
  );
}

describe.each(['en', 'ar'] as const)('an empty page before the first sync (%s)', (locale) => {
  const texts = (locale === 'en' ? en : ar).setupStep;
  const base = `/${locale}/orgs/org-1`;

  it.each(['owner', 'admin'] as const)('links an %s to the next step', (role) => {
    expect(shown(locale, 'connect', role)).toContain(`href="${base}/integrations"`);
    expect(shown(locale, 'choose', role)).toContain(`href="${base}/integrations"`);
    expect(shown(locale, 'choose', role, 'int-1')).toContain(`href="${base}/integrations/int-1/accounts"`);
    expect(shown(locale, 'sync', role)).toContain(`href="${base}/syncs"`);
  });

  it.each(['marketer', 'viewer'] as const)('refers a %s, who may not connect, to an admin', (role) => {
    expect(shown(locale, 'connect', role)).toContain(texts.connectAskAdmin);
    expect(shown(locale, 'choose', role, 'int-1')).toContain(texts.chooseAskAdmin);
    for (const step of ['connect', 'choose'] as const)
      expect(shown(locale, step, role, 'int-1')).not.toContain('href=');
    expect(shown(locale, 'sync', role)).toContain(`href="${base}/syncs"`);
  });
});
