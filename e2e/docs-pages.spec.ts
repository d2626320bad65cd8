import type { Page } from '@playwright/test';
import { guideSlugs } from '@/lib/docs/guide-slugs';
import { resumeDemoSession } from './demo-session';
import { expect, expectAccessible, test } from './fixtures';

/** An operation of the document by its method and path. */
async function operationId(page: Page, method: string, path: string): Promise<string> {
  const { paths } = await (await page.request.get('/openapi.json')).json();
  return paths[path][method].operationId;
}

test('the documentation is open to everyone, and its addresses without a language lead to the reader’s', async ({
  page,
}) => {
  await page.goto('/docs/errors');
  await expect(page).toHaveURL(/\/en\/docs\/errors$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Errors' })).toBeVisible();
  await page.getByRole('link', { name: 'العربية' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'الأخطاء' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  expect((await page.goto('/en/docs/nowhere'))?.status()).toBe(404);
  expect((await page.goto('/en/docs/reference/nowhere'))?.status()).toBe(404);
});

test('the documentation is accessible in both languages and themes, fits a phone, and requests nothing elsewhere', async ({
  page,
  stack,
}) => {
  const elsewhere: string[] = [];
  page.on('request', (sent) => {
    if (new URL(sent.url()).origin !== new URL(stack.url).origin) elsewhere.push(sent.url());
  });
  const trigger = await operationId(page, 'post', '/api/orgs/{org}/sync/trigger');
  const paths = ['', '/webhooks', `/reference/${trigger}`, '/search?search=cursor'];
  for (const locale of ['en', 'ar']) {
    for (const path of paths) {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(`/${locale}/docs${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await expectAccessible(page);
      }
      await page.setViewportSize({ width: 360, height: 800 });
      const hidden = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect({ locale, path, hidden }).toEqual({ locale, path, hidden: 0 });
    }
  }
  expect(elsewhere).toEqual([]);
});

test('an operation is tried by the session, by a pasted token and without either, and the command shows the values', async ({
  page,
  stack,
}) => {
  const id = await operationId(page, 'get', '/api/orgs/{org}/campaigns');
  await page.goto(`/en/docs/reference/${id}`);
  const attempt = page.getByRole('region', { name: 'Try it' });
  const answer = attempt.getByRole('region', { name: 'Answer' });
  await attempt.getByLabel(/^org/).fill(stack.orgId);
  await attempt.getByLabel(/^limit/).fill('1');
  await attempt.getByRole('button', { name: 'Send request' }).click();
  await expect(answer).toContainText('"code": "unauthenticated"');
  await expect(attempt).toContainText(`/api/orgs/${stack.orgId}/campaigns?limit=1`);

  await attempt.getByLabel('API token').fill(stack.apiToken);
  await attempt.getByRole('button', { name: 'Send request' }).click();
  await expect(answer).toContainText('"campaigns": [');
  await expect(attempt.locator('pre').first()).not.toContainText(stack.apiToken);

  await resumeDemoSession(page);
  await page.reload();
  await attempt.getByLabel(/^org/).fill(stack.orgId);
  await attempt.getByRole('button', { name: 'Send request' }).click();
  await expect(answer).toContainText('"campaigns": [');
});

test('a stream is shown as it arrives until it is stopped', async ({ page, stack }) => {
  await resumeDemoSession(page);
  await page.goto(`/en/docs/reference/${await operationId(page, 'get', '/api/orgs/{org}/sync/events')}`);
  const attempt = page.getByRole('region', { name: 'Try it' });
  await attempt.getByLabel(/^org/).fill(stack.orgId);
  await attempt.getByRole('button', { name: 'Send request' }).click();
  await expect(attempt.getByRole('region', { name: 'Answer' })).toContainText('event: status');
  await attempt.getByRole('button', { name: 'Stop' }).click();
  await expect(attempt.getByRole('button', { name: 'Send request' })).toBeEnabled();
});

test('the search works without scripts, in guides and operations', async ({ browser, stack, address }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: stack.url, extraHTTPHeaders: address });
  const page = await context.newPage();
  await page.goto('/en/docs');
  await page.getByRole('searchbox').last().fill('cursor');
  await page.getByRole('button', { name: 'Search' }).last().click();
  await page.getByRole('link', { name: 'All pages', exact: true }).click();
  await expect(page).toHaveURL(/\/en\/docs\/paging#all-pages$/);
  await page.goto('/en/docs/search?search=list+campaigns');
  await page.getByRole('link', { name: '/api/orgs/{org}/campaigns', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('GET/api/orgs/{org}/campaigns');
  await context.close();
});

test('every page has a Markdown twin, and llms.txt links to all of them', async ({ request, stack }) => {
  const list = await request.get('/docs/llms.txt');
  expect(list.headers()).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'public, max-age=300',
  });
  const text = await list.text();
  const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, href = '']) => href);
  for (const slug of guideSlugs) {
    for (const ending of ['.md', '.ar.md']) expect(links).toContain(`${stack.url}/docs/${slug}${ending}`);
  }
  const { paths } = await (await request.get('/openapi.json')).json();
  const operations = Object.values<Record<string, { operationId?: string }>>(paths)
    .flatMap((methods) => Object.values(methods))
    .flatMap(({ operationId: id }) => (id ? [id] : []));
  expect(operations.length).toBeGreaterThan(40);
  for (const id of operations) expect(links).toContain(`${stack.url}/docs/reference/${id}.md`);
  const [first] = operations;
  for (const path of [
    '/docs/quick-start.md',
    '/docs/quick-start.ar.md',
    '/docs/reference.md',
    `/docs/reference/${first}.md`,
  ]) {
    const twin = await request.get(path);
    expect(twin.status(), path).toBe(200);
    expect(twin.headers(), path).toMatchObject({
      'content-type': 'text/markdown; charset=utf-8',
      'cache-control': 'public, max-age=300',
    });
    expect(await twin.text()).toMatch(/^# /);
  }
  const missing = await request.get('/docs/nowhere.md');
  expect(missing.status()).toBe(404);
  expect(await missing.json()).toMatchObject({ code: 'not_found' });
});
