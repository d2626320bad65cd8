import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { PlatformId } from '@/lib/platform-ids';
import type { SyncStatus } from '@/lib/sync/schema';
import ar from '@/messages/ar.json';
import en from '@/messages/en.json';
import type { DashboardStage } from './dashboard-stage';
import { EmptyDashboard } from './empty-dashboard';

const status = (platform: PlatformId, state: SyncStatus['state'], displayName = 'Layla'): SyncStatus => ({
  integrationId: `${platform}-${displayName}`,
  platform,
  displayName,
  business: null,
  state,
  lastSuccessAt: null,
  nextRunAt: null,
  run: null,
  tokenStatus: 'valid',
  streams: [],
  history: null,
});

function shown(
  locale: 'en' | 'ar',
  stage: Exclude<DashboardStage, 'figures'>,
  statuses: SyncStatus[],
  canConnect = true,
): string {
  const organization = { id: 'org-1', name: 'New', currency: 'SAR', timeZone: 'UTC' };
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={locale === 'en' ? en : ar} timeZone="UTC">
      <EmptyDashboard
        stage={stage}
        dashboard={{ organization, alerts: [], alertCounts: { open: 0, unseen: 0 } }}
        statuses={statuses}
        waiting={statuses.filter(({ state }) => state === 'never')}
        canConnect={canConnect}
      />
    </NextIntlClientProvider>,
  );
}

describe.each(['en', 'ar'] as const)('the dashboard before there are figures (%s)', (locale) => {
  const { dashboard } = locale === 'en' ? en : ar;

  it('links every platform without chosen accounts to the choice, and shows no zero and no "all clear"', () => {
    const page = shown(locale, 'waiting', [status('meta', 'never'), status('google', 'never')]);
    for (const id of ['meta-Layla', 'google-Layla']) {
      expect(page).toContain(`href="/${locale}/orgs/org-1/integrations/${id}/accounts"`);
    }
    expect(page).not.toContain(dashboard.alerts.emptyTitle);
    expect(page).not.toMatch(/>[^<]*[0٠][^<]*</);
  });

  it('without an integration leads to the first connection, or to an admin, and shows no zero', () => {
    const page = shown(locale, 'nothing_connected', []);
    expect(page).toContain(`href="/${locale}/orgs/org-1/integrations"`);
    expect(page).not.toMatch(/>[^<]*[0٠][^<]*</);
    expect(shown(locale, 'nothing_connected', [], false)).not.toContain('href="');
  });

  it('refers a person who may not choose accounts to an admin, without a link to the choice', () => {
    const page = shown(locale, 'waiting', [status('meta', 'never')], false);
    expect(page).toContain(dashboard.waiting.askAdmin);
    expect(page).not.toContain('/accounts');
    expect(shown(locale, 'nothing_connected', [], false)).toContain(dashboard.emptyAskAdmin);
    expect(shown(locale, 'nothing_connected', [], false)).not.toContain('/integrations');
  });

  it('shows the running first sync beside the connections without chosen accounts', () => {
    const page = shown(locale, 'first_sync', [status('meta', 'running'), status('google', 'never')]);
    expect(page).toContain(dashboard.firstSync.title);
    expect(page).toContain('/integrations/google-Layla/accounts');
    expect(page).not.toContain('/integrations/meta-Layla/accounts');
  });

  it('shows that the first sync failed', () => {
    const page = shown(locale, 'first_sync', [status('meta', 'failed')]);
    expect(page).toContain(dashboard.firstSync.failedTitle);
    expect(page).not.toContain(dashboard.firstSync.title);
  });
});

it('two connections of one platform without chosen accounts are distinguished by person', () => {
  const page = shown('en', 'waiting', [status('meta', 'never', 'Layla'), status('meta', 'never', 'Omar')]);
  expect(page).toContain('Meta is waiting for your choice of accounts');
  expect(page).toContain('Layla');
  expect(page).toContain('Omar');
});

it('platforms without chosen accounts are listed in one sentence', () => {
  const page = shown('en', 'waiting', [status('meta', 'never'), status('google', 'never')]);
  expect(page).toContain('are waiting for your choice of accounts');
});
