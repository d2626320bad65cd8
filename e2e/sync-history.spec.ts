import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { resumeDemoSession } from './demo-session';
import { expect, expectAccessible, signUpWithOrganization, test } from './fixtures';
import { inOrganization } from './org-rows';
import { stackHandles } from './stack-handles';

const PLANTED = 30;
const ON_A_PAGE = 25;
const CLOCKS_APART_MS = 1000;
/** Nothing else makes this kind, so the filter finds only these. */
const planted = { dataType: 'posts', trigger: 'connect' };

const syncsOf = (orgId: string, locale = 'en') => `/${locale}/orgs/${orgId}/syncs`;
const plantedPath = (orgId: string, locale = 'en') => `${syncsOf(orgId, locale)}?${new URLSearchParams(planted)}`;
const rows = (page: Page) => page.getByRole('table', { name: /^Syncs$|^عمليات المزامنة$/ }).locator('tbody tr');

const markPage = (page: Page) => page.evaluate(() => Reflect.set(window, 'notReloaded', true));
const expectSamePage = async (page: Page) =>
  expect(await page.evaluate(() => Reflect.get(window, 'notReloaded'))).toBe(true);

test.beforeAll(async () => {
  const stack = stackHandles();
  // Every second one failed; old, so that none is a newest run.
  await inOrganization(
    stack,
    stack.orgId,
    (sql) => sql`
      insert into sync_runs (org_id, id, integration_id, platform, data_type, trigger, status, steps_done, steps_total,
        rows_read, error_class, error_code, vendor_request_id, requested_at, started_at, finished_at)
      select i.org_id, gen_random_uuid(), i.id, i.platform, ${planted.dataType}, ${planted.trigger},
        case when n % 2 = 0 then 'failed' else 'succeeded' end, 1, 1, 1200 + n,
        case when n % 2 = 0 then 'transient' end, case when n % 2 = 0 then 'platform_down' end,
        case when n % 2 = 0 then 'Planted-Request-Id' end, moment, moment, moment + interval '75 seconds'
      from (select * from integrations where org_id = ${stack.orgId} order by id limit 1) i,
        generate_series(1, ${PLANTED}::int) n, lateral (select now() - interval '30 days' - n * interval '1 hour') m(moment)`,
  );
});

test.afterAll(async () => {
  const stack = stackHandles();
  await inOrganization(
    stack,
    stack.orgId,
    (sql) => sql`
      delete from sync_runs where org_id = ${stack.orgId} and data_type = ${planted.dataType}
        and trigger = ${planted.trigger}`,
  );
});

test('a person filters the syncs, pages through them and reads one', async ({ page, stack }) => {
  await resumeDemoSession(page);
  await page.goto(`/en/orgs/${stack.orgId}/dashboard`);
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Syncs' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Syncs' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Data freshness' })).toContainText('Oldest data');
  await expectAccessible(page);

  await page.getByLabel('Data', { exact: true }).selectOption('Posts');
  await page.waitForURL(/dataType=posts/);
  await page.getByLabel('Trigger').selectOption('New integration');
  await page.waitForURL(/trigger=connect/);
  await expect(rows(page)).toHaveCount(ON_A_PAGE);
  await page.getByRole('link', { name: 'Next page' }).click();
  await expect(rows(page)).toHaveCount(PLANTED - ON_A_PAGE);
  await page.getByRole('link', { name: 'Back to the first page' }).click();
  await expect(rows(page)).toHaveCount(ON_A_PAGE);

  const states = page.getByRole('navigation', { name: 'State' });
  await states.getByRole('link', { name: 'Failed' }).click();
  await expect(rows(page)).toHaveCount(PLANTED / 2);
  await expect(rows(page).first()).toContainText('The platform reports a fault on its side.');
  await expect(rows(page).first()).toContainText('1 min 15 secs');
  await expectAccessible(page);

  await rows(page).first().getByRole('link').click();
  await page.waitForURL(/\/syncs\/[0-9a-f-]{36}$/);
  await expect(page.getByText('Planted-Request-Id')).toBeVisible();
  await expect(page.getByText('The platform reports a fault on its side.').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sync again' })).toBeVisible();
  await expectAccessible(page);
  await page.goBack();

  await states.getByRole('link', { name: 'Running' }).click();
  await expect(page.getByText('No sync matches')).toBeVisible();
  await page.getByRole('link', { name: 'Clear filters' }).last().click();
  await page.waitForURL(/\/syncs$/);
  await expect(rows(page).first()).toBeVisible();
});

test('an invalid address of the syncs shows the list or the not-found page, never an error', async ({
  page,
  stack,
}) => {
  await resumeDemoSession(page);
  await page.goto(`${syncsOf(stack.orgId)}?status=nonsense&cursor=nonsense`);
  await expect(rows(page).first()).toBeVisible();
  for (const run of [randomUUID(), 'nonsense']) {
    await page.goto(`${syncsOf(stack.orgId)}/${run}`);
    await expect(page.getByRole('heading', { level: 1, name: 'Page not found' })).toBeVisible();
  }
});

test('"Sync everything now" shows its runs and their end without a reload', async ({ page, stack }) => {
  await resumeDemoSession(page);
  await page.goto(`${syncsOf(stack.orgId)}?trigger=manual&dataType=all`);
  await markPage(page);
  const before = Date.now() - CLOCKS_APART_MS;
  await page.getByRole('button', { name: 'Sync everything now' }).click();
  await expect(page.getByText(/being synced\./)).toBeVisible();
  const newest = rows(page).first();
  await expect(newest).toContainText(/Waiting to start|Running|Done/);
  const requestedAt = async () => Date.parse((await newest.locator('time').first().getAttribute('datetime')) ?? '');
  await expect.poll(requestedAt).toBeGreaterThanOrEqual(before);
  await expect(rows(page).getByText(/^(Waiting to start|Running|Paused)$/)).toHaveCount(0, { timeout: 150_000 });
  await expect(newest).toContainText('Done');
  await expectSamePage(page);
});

test('the menu of a connection syncs one kind of data, and its row shows it at once', async ({ page, stack }) => {
  await resumeDemoSession(page);
  await page.goto(`/en/orgs/${stack.orgId}/integrations`);
  await page
    .getByRole('link', { name: /^Details/ })
    .first()
    .click();
  const figures = page.getByRole('row', { name: /^Figures/ }).first();
  await expect(figures).toContainText('Done');
  await markPage(page);
  let answer = () => undefined as unknown;
  const held = new Promise<void>((resolve) => {
    answer = resolve as () => undefined;
  });
  await page.route(/\/integrations\/[0-9a-f-]{36}$/, async (route) => {
    if (route.request().method() === 'POST') await held;
    await route.continue();
  });
  await page.getByRole('button', { name: 'Sync now: choose the data' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Figures' }).click();
  await expect(figures).toContainText('Waiting to start');
  answer();
  await expect(page.getByText('The sync was queued.')).toBeVisible();
  await expect(figures).toContainText('Done', { timeout: 150_000 });
  await expectSamePage(page);
});

test('a viewer reads the syncs and has no button to start one', async ({ page, stack }) => {
  await signUpWithOrganization(page, 'Looking Company');
  const { user } = await (await page.request.get('/api/auth/session')).json();
  await inOrganization(
    stack,
    stack.orgId,
    (sql) => sql`insert into memberships (org_id, user_id, role) values (${stack.orgId}, ${user.id}, 'viewer')`,
  );
  await page.goto(plantedPath(stack.orgId));
  await expect(rows(page)).toHaveCount(ON_A_PAGE);
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
  await rows(page).first().getByRole('link').click();
  await page.waitForURL(/\/syncs\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('link', { name: 'View integration' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
  await page.getByRole('link', { name: 'View integration' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Recent syncs' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
});

test('an organization without connections is sent to the connections', async ({ page }) => {
  await signUpWithOrganization(page, 'Empty Company');
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Syncs' }).click();
  await expect(page.getByText('Nothing to sync yet')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Connect a platform' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Integrations' })).toBeVisible();
});

test('the syncs are in Arabic, right to left and dark, down to a narrow phone', async ({ page, stack }) => {
  await resumeDemoSession(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(plantedPath(stack.orgId, 'ar'));
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.getByRole('heading', { level: 1, name: 'المزامنة' })).toBeVisible();
  await expect(rows(page)).toHaveCount(ON_A_PAGE);
  await expect(rows(page).filter({ hasText: 'تُبلغ المنصة عن عطل لديها' }).first()).toBeVisible();
  await expectAccessible(page);
  const sticksOut = () =>
    page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('table')].some((element) => {
        const frame = element.parentElement ?? element;
        return frame.scrollWidth > frame.clientWidth;
      }),
    );
  expect(await sticksOut()).toBe(false);
  await rows(page).first().getByRole('link').click();
  await page.waitForURL(/\/syncs\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('heading', { level: 2, name: 'التفاصيل' })).toBeVisible();
  await expectAccessible(page);
  expect(await sticksOut()).toBe(false);
});
