import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { resumeDemoSession } from './demo-session';
import { expect, expectAccessible, signUpWithOrganization, test } from './fixtures';
import { inOrganization } from './org-rows';
import { stackHandles } from './stack-handles';

const PLANTED = 30;
const ON_A_PAGE = 25;
/** No platform sends this kind, so the filter finds only these. */
const KIND = 'planted.by.test';
const SEALED = 'v1.gone.AAAA.AAAA.AAAA';
const FORM = 'نموذج الزيارة';

const pageOf = (orgId: string, page: string, locale = 'en') => `/${locale}/orgs/${orgId}/${page}`;
const rows = (page: Page) => page.getByRole('main').getByRole('table').first().locator('tbody tr');
const openFromNavigation = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name, exact: true }).click();

test.beforeAll(async () => {
  const stack = stackHandles();
  await inOrganization(stack, stack.orgId, async (sql) => {
    // A third of them dead; old enough that no sweep takes them.
    await sql`
      insert into webhook_deliveries (org_id, id, integration_id, platform, dedupe_key, kind, subject_type,
        subject_external_id, received_at, payload_ciphertext, status, attempts, failures, ended_at)
      select i.org_id, gen_random_uuid(), i.id, i.platform, ${KIND} || n, ${KIND}, 'profile', '77',
        now() - interval '2 days' - n * interval '1 minute', ${SEALED},
        case when n % 3 = 0 then 'dead' else 'processed' end, 4,
        case when n % 3 = 0 then '[{"at":"2026-11-20T10:00:00.000Z","errorCode":"platform_down"}]'::jsonb
          else '[]'::jsonb end, now()
      from (select * from integrations where org_id = ${stack.orgId} order by id limit 1) i,
        generate_series(1, ${PLANTED}::int) n`;
    await sql`
      insert into leads (org_id, id, integration_id, platform, external_id, owner_type, owner_external_id, form_name,
        consents, answers_ciphertext, received_at)
      select i.org_id, gen_random_uuid(), i.id, i.platform, ${KIND}, 'profile', '77', ${FORM},
        '[{"name":"Newsletter","given":true}]'::jsonb, ${SEALED}, now() + interval '1 minute'
      from (select * from integrations where org_id = ${stack.orgId} order by id limit 1) i`;
  });
});

test.afterAll(async () => {
  const stack = stackHandles();
  await inOrganization(stack, stack.orgId, async (sql) => {
    await sql`delete from webhook_deliveries where org_id = ${stack.orgId} and kind = ${KIND}`;
    await sql`delete from leads where org_id = ${stack.orgId} and external_id = ${KIND}`;
  });
});

test('a person filters deliveries, pages through them, and replays one that failed', async ({ page, stack }) => {
  await resumeDemoSession(page);
  await page.goto(`/en/orgs/${stack.orgId}/dashboard`);
  await openFromNavigation(page, 'Deliveries');
  await expect(page.getByRole('heading', { level: 1, name: 'Deliveries' })).toBeVisible();
  await page.goto(`${pageOf(stack.orgId, 'deliveries')}?kind=${KIND}`);
  await expect(rows(page)).toHaveCount(ON_A_PAGE);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Next page' }).click();
  await expect(rows(page)).toHaveCount(PLANTED - ON_A_PAGE);
  await page.getByRole('link', { name: 'Back to the first page' }).click();
  await expect(rows(page)).toHaveCount(ON_A_PAGE);

  await page.getByRole('navigation', { name: 'State' }).getByRole('link', { name: 'Failed' }).click();
  await expect(rows(page)).toHaveCount(PLANTED / 3);
  await expect(rows(page).first()).toContainText('The platform reports a fault on its side.');
  await rows(page).first().getByRole('link').click();
  await page.waitForURL(/\/deliveries\/[0-9a-f-]{36}$/);
  await expect(page.getByText('Every attempt failed')).toBeVisible();
  await expect(page.getByText('It can no longer be decrypted.')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Replay' }).click();
  const dialog = page.getByRole('dialog', { name: 'Replay this delivery?' });
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Replay' }).click();
  await expect(page.getByText('Every attempt failed')).toHaveCount(0);
  await expect(page.getByRole('main').getByText(/^(Waiting to start|Waiting to retry)$/)).toBeVisible();
});

test("an admin erases a person's answers in a lead form", async ({ page, stack }) => {
  await resumeDemoSession(page);
  await page.goto(`/en/orgs/${stack.orgId}/dashboard`);
  await openFromNavigation(page, 'Leads');
  const planted = rows(page).filter({ hasText: FORM });
  await expect(planted).toContainText('The stored details can no longer be decrypted.');
  await expect(planted).toContainText('Newsletter (given)');
  await expectAccessible(page);
  await planted.getByRole('button', { name: /^Erase the details/ }).click();
  const dialog = page.getByRole('dialog', { name: /^Erase the details/ });
  await dialog.getByRole('button', { name: 'Erase', exact: true }).click();
  await expect(planted).toContainText('The details were erased.');
  await expect(planted.getByRole('button')).toHaveCount(0);
});

test('an invalid address of the deliveries shows the list or the not-found page, never an error', async ({
  page,
  stack,
}) => {
  await resumeDemoSession(page);
  for (const name of ['deliveries', 'leads']) {
    await page.goto(`${pageOf(stack.orgId, name)}?platform=nonsense&cursor=nonsense`);
    await expect(rows(page).first()).toBeVisible();
  }
  for (const delivery of [randomUUID(), 'nonsense']) {
    await page.goto(pageOf(stack.orgId, `deliveries/${delivery}`));
    await expect(page.getByRole('heading', { level: 1, name: 'Page not found' })).toBeVisible();
  }
});

test('a viewer reads deliveries, cannot replay them, and sees no lead', async ({ page, stack }) => {
  await signUpWithOrganization(page, 'Looking Company');
  const { user } = await (await page.request.get('/api/auth/session')).json();
  await inOrganization(
    stack,
    stack.orgId,
    (sql) => sql`insert into memberships (org_id, user_id, role) values (${stack.orgId}, ${user.id}, 'viewer')`,
  );
  await page.goto(`${pageOf(stack.orgId, 'deliveries')}?kind=${KIND}&status=dead`);
  const id = (await rows(page).first().getByRole('link').getAttribute('href'))?.split('/').pop();
  await rows(page).first().getByRole('link').click();
  await expect(page.getByText('Every attempt failed')).toBeVisible();
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
  await page.goto(pageOf(stack.orgId, 'leads'));
  await expect(page.getByText(FORM)).toHaveCount(0);
  const { origin } = new URL(stack.url);
  const api = `/api/orgs/${stack.orgId}`;
  const replay = await page.request.post(`${api}/webhooks/deliveries/${id}/replay`, { headers: { origin } });
  expect(replay.status()).toBe(403);
  expect((await page.request.get(`${api}/leads`)).status()).toBe(403);
  expect((await page.request.get(`${api}/webhooks/deliveries?kind=${KIND}&limit=1`)).status()).toBe(200);
});

test('an organization without deliveries sees the webhook addresses', async ({ page, stack }) => {
  await signUpWithOrganization(page, 'Quiet Company');
  await openFromNavigation(page, 'Deliveries');
  await expect(page.getByText('No delivery yet')).toBeVisible();
  await expect(page.getByText(`${new URL(stack.url).origin}/api/webhooks/snapchat`)).toBeVisible();
  await expectAccessible(page);
  await openFromNavigation(page, 'Leads');
  await expect(page.getByText('No leads yet')).toBeVisible();
  await expectAccessible(page);
});

test('the deliveries are in Arabic, right to left and dark, down to a narrow phone', async ({ page, stack }) => {
  await resumeDemoSession(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${pageOf(stack.orgId, 'deliveries', 'ar')}?kind=${KIND}&status=dead`);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.getByRole('heading', { level: 1, name: 'إشعارات المنصات' })).toBeVisible();
  await expectAccessible(page);
  const pageSticksOut = () =>
    page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  expect(await pageSticksOut()).toBe(false);
  await rows(page).first().getByRole('link').click();
  await expect(page.getByRole('heading', { level: 2, name: 'الآثار' })).toBeVisible();
  await expectAccessible(page);
  expect(await pageSticksOut()).toBe(false);
  await page.goto(pageOf(stack.orgId, 'leads', 'ar'));
  await expect(page.getByRole('heading', { level: 1, name: 'العملاء المحتملون' })).toBeVisible();
  await expectAccessible(page);
  expect(await pageSticksOut()).toBe(false);
});
