import { sql } from 'drizzle-orm';
import { createTranslator } from 'next-intl';
import { expect, it, vi } from 'vitest';
import CampaignsPage from '@/app/[locale]/orgs/[org]/campaigns/page';
import ContentPage from '@/app/[locale]/orgs/[org]/content/page';
import DashboardPage from '@/app/[locale]/orgs/[org]/dashboard/page';
import { messagesOf } from '@/conformance/rendered';
import { withOrg } from '@/db/tenant';
import { listStatements } from '@/db/testing/list-statements';
import { mintOrganization } from '@/db/testing/organization';
import { sessionCookieFor } from '@/lib/auth/testing/session-cookie-for';
import { facts, seeder } from '@/lib/dashboard/testing/seed';
import { addDays } from '@/lib/dates';
import { listOrganizationsOf } from '@/lib/orgs/list-organizations-of';

const request = { cookie: '' };
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ cookie: request.cookie }),
  cookies: async () => ({
    has: () => false,
    getAll: (name: string) => {
      const found = request.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`));
      return found ? [{ name, value: found.slice(name.length + 1) }] : [];
    },
  }),
}));
vi.mock('next-intl/server', () => ({
  getLocale: async () => 'en',
  getTranslations: async () => createTranslator({ locale: 'en', messages: messagesOf.en }),
}));

const statements = listStatements();

async function organization() {
  const { orgId, userId } = await mintOrganization();
  request.cookie = await sessionCookieFor(userId);
  const now = new Date();
  const yesterday = addDays(now.toISOString().slice(0, 10), -2);
  await withOrg(orgId, async (tx) => {
    const put = seeder(tx, orgId, now);
    const integration = await put.integration();
    const account = await put.account(integration.id);
    const campaign = await put.campaign(account);
    await put.metrics(account.id, [facts(campaign, { date: yesterday, conversionValueMicros: 1n })]);
    await put.post((await put.profile(integration.id)).id, { publishedAt: now });
    await put.run(integration.id);
    await tx.execute(sql`
      insert into kpi_targets (org_id, metric, direction, target, starts_on, ends_on, created_by)
      values (${orgId}, 'roas', 'at_least', 1, ${yesterday}, ${addDays(yesterday, 30)}, ${userId})`);
  });
  return { orgId, userId };
}

type Page = (props: { params: Promise<{ locale: string; org: string }>; searchParams: Promise<object> }) => unknown;

/** Of a page and the list of organizations in the frame around it, without a cached dashboard. */
async function statementsOf(page: Page): Promise<string[]> {
  const { orgId, userId } = await organization();
  statements.length = 0;
  await page({ params: Promise.resolve({ locale: 'en', org: orgId }), searchParams: Promise.resolve({}) });
  await listOrganizationsOf(userId);
  return [...statements];
}

it.each([
  ['dashboard', DashboardPage as Page],
  ['campaigns', CampaignsPage as Page],
  ['content', ContentPage as Page],
])('the %s page takes at most 10 statements', async (_name, page) => {
  const found = await statementsOf(page);
  expect(found.length, found.join('\n\n')).toBeLessThanOrEqual(10);
});
