import { createTranslator, NextIntlClientProvider } from 'next-intl';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { alertValues } from '@/components/alerts/alert-text';
import { AccountsView } from '@/components/integrations/accounts-view';
import { businessOf } from '@/lib/accounts/business-of';
import report from '@/lib/accounts/testing/cases/second-person.json';
import twin from '@/lib/accounts/testing/cases/second-person-elsewhere.json';
import { listAlerts } from '@/lib/alerts/list-alerts';
import { addDays, dayInZone } from '@/lib/dates';
import { loadIntegration } from '@/lib/integrations/load-integration';
import type { IntegrationDto } from '@/lib/integrations/types';
import { logger } from '@/lib/logger';
import { performEvents } from '@/lib/outbox/testing/perform-events';
import type { PlatformId } from '@/lib/platform-ids';
import { connect, connectAll, mintSession, perform, runsOf, sync } from '@/lib/sync/testing/connected-organization';
import { FakePlatform, remoteAccount, remoteMetrics, vendorFailure } from '@/lib/sync/testing/fake-platform';
import { STEADY_ZONE } from '@/lib/sync/testing/steady-zone';
import { storedFacts } from '@/lib/sync/testing/stored-facts';
import ar from '@/messages/ar.json';
import en from '@/messages/en.json';

logger.level = 'silent';
const today = dayInZone(new Date(), STEADY_ZONE);

function chooser(locale: 'en' | 'ar', integration: IntegrationDto): string {
  const view = createElement(AccountsView, {
    integration,
    orgId: 'org-1',
    action: async () => ({ ok: true as const }),
  });
  const messages = locale === 'en' ? en : ar;
  const provided = { locale, messages, timeZone: 'UTC', children: view };
  return renderToStaticMarkup(createElement(NextIntlClientProvider, provided));
}

it.each([report, twin])(
  'the second person of $platform sees through whom the account is synced, and takes over when that access ends',
  async (given) => {
    const session = await mintSession();
    const { orgId } = session;
    const person = (name: 'A' | 'B') => {
      const platform = new FakePlatform(orgId.slice(0, 8), given.platform as PlatformId);
      Object.assign(platform, { externalUserId: name, displayName: `Person ${name}`, pageSize: 50 });
      platform.accounts = given.people[name].map((account) => remoteAccount(account));
      for (const account of given.people[name]) {
        platform.metrics.set(account, [remoteMetrics(account, today), remoteMetrics(account, addDays(today, -1))]);
      }
      return platform;
    };
    const [first, second] = [person('A'), person('B')];
    const a = await connectAll(session, first);
    await sync(orgId, a, first);
    const facts = await storedFacts(orgId);

    const b = await connect(session, second);
    const shown = await loadIntegration(orgId, b);
    for (const locale of ['en', 'ar'] as const) {
      const page = chooser(locale, shown);
      const words = (locale === 'en' ? en : ar).integrations.accounts;
      expect(page).toContain(words.standbyTitle);
      expect(page.split('Person A').length - 1).toBe(given.people.B.length);
      expect(page).not.toContain(words.emptyTitle);
    }
    expect(shown.adAccounts.map(({ readThrough }) => readThrough?.integrationId)).toEqual(given.people.B.map(() => a));

    first.onCall = () => {
      throw vendorFailure('reauth', 'token_revoked');
    };
    await sync(orgId, a, first);
    await performEvents(orgId);
    const ended = (await listAlerts(orgId, { state: 'open', limit: 10 })).alerts.filter(
      ({ kind }) => kind === 'token_dead',
    );
    const business = businessOf(given.people.B.map((account) => remoteAccount(account).name));
    const heir = `${business} (Person B)`;
    expect(ended).toMatchObject([{ values: { heir, takenOver: given.people.B.length, unread: 1 } }]);
    for (const locale of ['en', 'ar'] as const) {
      const [alert] = ended;
      if (!alert) throw new Error('There is no alert.');
      const platformName = (locale === 'en' ? en : ar).platforms[given.platform as PlatformId];
      const text = createTranslator({ locale, messages: locale === 'en' ? en : ar })(
        'alertKinds.token_dead',
        alertValues(alert, locale, platformName),
      );
      expect(text).toContain(`${platformName} · \u2068${heir}\u2069`);
    }
    const next = (await runsOf(orgId)).find((run) => run.integrationId === b && run.status === 'queued');
    expect(await perform(orgId, next?.id ?? '', second)).toMatchObject({ status: 'succeeded' });
    const read = second.calls.filter(({ method }) => method === 'listDailyMetrics').map(({ subject }) => subject);
    expect(read.sort()).toEqual([...given.people.B].sort());
    expect(await storedFacts(orgId)).toHaveLength(facts.length);
  },
);
