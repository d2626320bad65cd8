import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { organizationPages, pageFigures } from '@/dev/testing/page-figures';
import { resumeDemoSession } from './demo-session';
import { expect, test } from './fixtures';

const KB = 1024;
const locales = ['en', 'ar'] as const;

async function inOwnContext<T>(browser: Browser, options: BrowserContextOptions, use: (page: Page) => Promise<T>) {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    await resumeDemoSession(page);
    return await use(page);
  } finally {
    await context.close();
  }
}

for (const locale of locales) {
  test(`every page is light with an empty cache, and nothing moves while it loads (${locale})`, async ({
    browser,
    stack,
    address,
  }) => {
    const own = { extraHTTPHeaders: address, viewport: { width: 1280, height: 900 } };
    const pages = ['sign-in', 'sign-up', ...organizationPages.map((name) => `orgs/${stack.orgId}/${name}`)];
    for (const path of pages) {
      const found = await inOwnContext(browser, own, async (page) => {
        // The sign-in pages redirect a signed-in person to the dashboard.
        if (!path.startsWith('orgs/')) await page.context().clearCookies();
        return await pageFigures(page, `${stack.url}/${locale}/${path}`);
      });
      const figures = `${path}: ${JSON.stringify(found)}`;
      expect(found.javascriptBytes, figures).toBeGreaterThan(0);
      expect(found.javascriptBytes, figures).toBeLessThan((path.endsWith('/dashboard') ? 250 : 150) * KB);
      // Of the organization, names in both scripts.
      expect(found.fontBytes, figures).toBeLessThan(100 * KB);
      expect(found.layoutShift, figures).toBeLessThan(0.02);
    }
  });
}

test('a page of English text loads one font file', async ({ browser, stack, address }) => {
  const { fontBytes } = await inOwnContext(browser, { extraHTTPHeaders: address }, async (page) => {
    await page.context().clearCookies();
    return await pageFigures(page, `${stack.url}/en/sign-in`);
  });
  expect(fontBytes).toBeGreaterThan(0);
  expect(fontBytes).toBeLessThan(50 * KB);
});

test('every page is whole without scripts', async ({ browser, stack, address }) => {
  for (const name of organizationPages) {
    const options = { javaScriptEnabled: false, extraHTTPHeaders: address };
    await inOwnContext(browser, options, async (page) => {
      await page.goto(`${stack.url}/en/orgs/${stack.orgId}/${name}`);
      await expect(page.getByRole('heading', { level: 1 }), name).toBeVisible();
      // What React streams late waits in a hidden element for a script that moves it.
      const late = page.locator('template[id^="B:"], [hidden][id^="S:"]');
      expect(await late.count(), name).toBe(0);
    });
  }
});

test('a click on a link is answered while the page loads, and no page is loaded ahead', async ({ page, stack }) => {
  await resumeDemoSession(page);
  const loadedAhead: string[] = [];
  page.on('request', (request) => {
    if (request.headers()['next-router-prefetch'] || request.headers()['next-router-segment-prefetch']) {
      loadedAhead.push(request.url());
    }
  });
  await page.goto(`/en/orgs/${stack.orgId}/dashboard`, { waitUntil: 'networkidle' });
  expect(loadedAhead).toEqual([]);

  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(/\/campaigns\?.*_rsc=/, async (route) => {
    await held;
    await route.continue();
  });
  const link = page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Campaigns' });
  await link.click();
  await expect(link.locator('[data-pending]')).toBeAttached();
  answer();
  await expect(page.getByRole('heading', { level: 1, name: 'Campaigns' })).toBeVisible();
  await expect(link.locator('[data-pending]')).not.toBeAttached();
});

test('the first screen of a phone has the verdict, what needs attention and three figures', async ({ page, stack }) => {
  await resumeDemoSession(page);
  await page.setViewportSize({ width: 360, height: 740 });
  for (const locale of locales) {
    await page.goto(`/${locale}/orgs/${stack.orgId}/dashboard`);
    const tiles = page.locator('section[aria-labelledby="overview-heading"] ul').first().getByRole('listitem');
    const parts = {
      verdict: page.locator('main section[aria-label] > p').first(),
      alert: page.locator('section[aria-labelledby="alerts-heading"] li').first(),
      // The third figure with its change.
      change: tiles.nth(2).getByRole('link').nth(1),
    };
    for (const [name, part] of Object.entries(parts)) {
      await expect(part).toBeVisible();
      const box = await part.boundingBox();
      expect((box?.y ?? Number.NaN) + (box?.height ?? 0), `${locale} ${name}`).toBeLessThanOrEqual(740);
    }
  }
});
