import { randomUUID } from 'node:crypto';
import { createElement } from 'react';
import { describe, expect } from 'vitest';
import { z } from 'zod';
import { AlertRow } from '@/components/alerts/alert-row';
import { AlertsSection } from '@/components/dashboard/alerts-section';
import { AccountsView } from '@/components/integrations/accounts-view';
import { alerts } from '@/db/schema/alerts';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { evaluateAlerts } from '@/lib/alerts/evaluate-alerts';
import { listAlerts } from '@/lib/alerts/list-alerts';
import { listCampaigns } from '@/lib/campaigns/list-campaigns';
import { campaignListQuery } from '@/lib/campaigns/schema';
import { buildDashboard } from '@/lib/dashboard/build-dashboard';
import { facts, seeder } from '@/lib/dashboard/testing/seed';
import { loadIntegration } from '@/lib/integrations/load-integration';
import { filterOf } from '@/lib/metrics/testing/filter-of';
import { messagesOf, rendered } from './rendered';
import { itFollows } from './report-cases';

const now = new Date();
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
const dayBefore = inDays(-2).toISOString().slice(0, 10);

const textOf = (markup: string) => markup.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

describe('the number of open alerts', () => {
  const report = z.object({
    cases: z.array(z.object({ openAlerts: z.int(), seen: z.int().default(0), right: z.string() })),
  });
  itFollows('alert-count', report, async ({ cases }) => {
    for (const { openAlerts, seen } of cases) {
      const { orgId } = await mintOrganization();
      const made = Array.from({ length: openAlerts }, (_, index) => ({
        ...({ orgId, kind: 'budget_used', severity: 'warning', subjectType: 'campaign' } as const),
        ...{ subjectId: randomUUID(), causeKey: `budget_used:${index}`, openedAt: now },
        values: { name: `Campaign ${index}`, platform: 'meta', accountName: 'Account', currency: 'SAR' },
        acknowledgedAt: index < seen ? now : null,
      }));
      await withOrg(orgId, (tx) => tx.insert(alerts).values(made));
      const counts = { open: openAlerts, unseen: openAlerts - seen };
      expect((await listAlerts(orgId, { state: 'open', limit: 10 })).counts).toEqual(counts);
      const dashboard = await withOrg(orgId, (tx) => buildDashboard(tx, orgId, filterOf('', now), now));
      expect(dashboard.alertCounts).toEqual(counts);
      const section = createElement(AlertsSection, {
        alerts: dashboard.alerts,
        counts: dashboard.alertCounts,
        orgId,
        review: null,
      });
      const said = textOf(rendered('en', section));
      expect(said).toContain(`· ${openAlerts} open`);
      expect(said).toMatch(counts.unseen === 0 ? /No new alerts/ : new RegExp(`\\b${counts.unseen} new alerts?`));
    }
  });
});

describe('accounts and campaigns of one name', () => {
  const account = z.object({ id: z.string(), name: z.string(), currency: z.string(), timeZone: z.string() });
  const report = z.object({ accounts: z.array(account), campaignOfEach: z.string() });
  itFollows('same-names', report, async ({ accounts, campaignOfEach }) => {
    const { orgId } = await mintOrganization();
    const integrationId = await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      const integration = await put.integration();
      await put.run(integration.id);
      for (const { id: externalId, name, currency, timeZone } of accounts) {
        const made = await put.account(integration.id, { externalId, name, currency, timeZone });
        const budget = { lifetimeBudgetMicros: 100_000_000n, startsAt: inDays(-9), endsAt: inDays(9) };
        const campaign = await put.campaign(made, { name: campaignOfEach, ...budget });
        await put.metrics(made.id, [facts(campaign, { date: dayBefore, spendMicros: 95_000_000n })]);
      }
      return integration.id;
    });
    await evaluateAlerts(orgId, now);

    // Each of these says of every account which one it is: by its id, which no other has.
    const distinguishes = (texts: readonly string[]) => {
      expect(texts).toHaveLength(accounts.length);
      for (const { id } of accounts) expect(texts.filter((text) => text.includes(id))).toHaveLength(1);
    };
    const open = (await listAlerts(orgId, { state: 'open', limit: 50 })).alerts;
    for (const locale of ['en', 'ar'] as const) {
      const rows = open.map((alert) => textOf(rendered(locale, createElement(AlertRow, { alert, href: '/' }))));
      distinguishes(rows);
      for (const row of rows) expect(row).toContain(campaignOfEach);
      const marks = open.map((alert) => rendered(locale, createElement(AlertRow, { alert, href: '/' })));
      for (const mark of marks) expect(mark).toContain(messagesOf[locale].platforms.meta);
    }
    const session = { orgId, organization: { timeZone: 'Asia/Riyadh' } };
    const { campaigns } = await listCampaigns(session, filterOf(), campaignListQuery.parse({}));
    distinguishes(campaigns.map(({ accountName }) => accountName));
    const dashboard = await withOrg(orgId, (tx) => buildDashboard(tx, orgId, filterOf('', now), now));
    distinguishes(dashboard.connectedAccounts.accounts.map(({ name }) => name));
    distinguishes(dashboard.activeCampaigns.map(({ accountName }) => accountName));
    const integration = await loadIntegration(orgId, integrationId);
    const chooser = createElement(AccountsView, { integration, orgId, action: async () => ({ ok: true }) as const });
    for (const { id } of accounts) expect(textOf(rendered('en', chooser)).split(id)).toHaveLength(2);
  });
});
