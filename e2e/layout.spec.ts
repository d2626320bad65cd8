import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { formatMoney } from '@/components/i18n/format';
import { sampled } from '@/db/testing/test-size';
import { resumeDemoSession } from './demo-session';
import { expect, test } from './fixtures';

type Messages = typeof import('@/messages/en.json');
const locales = ['en', 'ar'] as const;
const messagesOf = (locale: (typeof locales)[number]): Messages =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, '../messages', `${locale}.json`), 'utf8'));

const hiddenSideways = (area: Locator) => area.evaluate((node) => node.scrollWidth - node.clientWidth);

/** Whether `part` is inside `area` from edge to edge. */
async function isInside(part: Locator, area: Locator): Promise<boolean> {
  const [inner, outer] = [await part.boundingBox(), await area.boundingBox()];
  if (!inner || !outer) return false;
  return inner.x >= outer.x - 1 && inner.x + inner.width <= outer.x + outer.width + 1;
}

const resize = (page: Page, width: number) => page.setViewportSize({ width, height: 900 });

test('the top campaigns show their return without scrolling at the widths of laptops, in both languages', async ({
  page,
  stack,
}) => {
  await resumeDemoSession(page);
  for (const [turn, locale] of locales.entries()) {
    const { dashboard, campaigns } = messagesOf(locale);
    await page.goto(`/${locale}/orgs/${stack.orgId}/dashboard`);
    await page.getByText(dashboard.review.largest, { exact: true }).click();
    const table = page.getByRole('group', { name: dashboard.activeCampaigns.title, exact: true });
    const heading = table.getByRole('columnheader', { name: campaigns.columns.roas, exact: true });
    await expect(heading).toBeVisible();
    for (const width of sampled([1024, 1280, 1366, 1440], turn)) {
      await resize(page, width);
      const found = { locale, width, hidden: await hiddenSideways(table), shown: await isInside(heading, table) };
      expect(found).toEqual({ locale, width, hidden: expect.any(Number), shown: true });
      expect(found.hidden, JSON.stringify(found)).toBeLessThanOrEqual(0);
      expect(await isInside(table.getByRole('row').nth(1).getByRole('cell').last(), table)).toBe(true);
    }
  }
});

test('all columns of the campaigns fit at 1280 px, and a phone shows spend and return, in both languages', async ({
  page,
  stack,
}) => {
  await resumeDemoSession(page);
  for (const locale of locales) {
    const { campaigns } = messagesOf(locale);
    await resize(page, 1280);
    await page.goto(`/${locale}/orgs/${stack.orgId}/campaigns?status=all`);
    const table = page.getByRole('group', { name: campaigns.title, exact: true });
    const headings = table.getByRole('columnheader');
    await expect(headings).toHaveCount(8);
    expect(await hiddenSideways(table)).toBeLessThanOrEqual(0);
    for (const heading of await headings.all()) expect(await isInside(heading, table)).toBe(true);

    await resize(page, 360);
    expect(await hiddenSideways(table)).toBeLessThanOrEqual(0);
    expect(await hiddenSideways(page.locator('html'))).toBeLessThanOrEqual(0);
    const row = table.getByRole('row').nth(1);
    const spend = row.locator('bdi').filter({ visible: true }).first();
    const roas = row.getByText(campaigns.columns.roas).filter({ visible: true });
    for (const part of [spend, roas]) {
      await expect(part).toBeVisible();
      expect(await isInside(part, table)).toBe(true);
    }
    await expect(spend).toHaveText(/\d/);
  }
});

/** Right edges of the text in each numeric column, as offsets from the first row. */
function unevenEdges(table: Locator): Promise<number[]> {
  return table.evaluate((node) => {
    const uneven: number[] = [];
    const first = new Map<number, number>();
    for (const row of node.querySelectorAll('tbody tr')) {
      for (const [index, cell] of [...row.children].entries()) {
        if (!cell.matches('.tabular-nums.text-right') || !cell.checkVisibility()) continue;
        const text = document.createRange();
        text.selectNodeContents(cell);
        const { right } = text.getBoundingClientRect();
        const edge = first.get(index) ?? right;
        first.set(index, edge);
        if (Math.abs(right - edge) > 1) uneven.push(right - edge);
      }
    }
    return first.size === 0 ? [Number.NaN] : uneven;
  });
}

/** Numbers that their own box, or a box around them, cuts. */
function cutNumbers(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cuts = (box: Element) => {
      const { display, overflowX } = getComputedStyle(box);
      return display !== 'inline' && ['hidden', 'clip'].includes(overflowX) && box.clientWidth > 1;
    };
    return [...document.querySelectorAll('.tabular-nums')].flatMap((element) => {
      if (!element.checkVisibility() || element.closest('.sr-only')) return [];
      const text = document.createRange();
      text.selectNodeContents(element);
      const { left, right, width } = text.getBoundingClientRect();
      const isBlock = getComputedStyle(element).display !== 'inline';
      let isCut = isBlock && element.scrollWidth > element.clientWidth + 1;
      for (let box: Element | null = element; box && width > 0; box = box.parentElement) {
        // A box that scrolls hides nothing.
        if (['auto', 'scroll'].includes(getComputedStyle(box).overflowX)) break;
        const edges = box.getBoundingClientRect();
        if (cuts(box) && (left < edges.left - 1 || right > edges.right + 1)) isCut = true;
      }
      return isCut ? [element.textContent ?? ''] : [];
    });
  });
}

test('numbers are never cut, and in Arabic the numbers of a column are aligned', async ({ page, stack }) => {
  await resumeDemoSession(page);
  let turn = 0;
  for (const locale of locales) {
    for (const section of ['dashboard', 'campaigns?status=all', 'settings']) {
      await page.goto(`/${locale}/orgs/${stack.orgId}/${section}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      for (const width of sampled([360, 768, 1024, 1280, 1440], turn)) {
        await resize(page, width);
        const cut = await cutNumbers(page);
        expect({ locale, section, width, cut }).toEqual({ locale, section, width, cut: [] });
      }
      turn += 1;
      if (locale !== 'ar' || section === 'settings') continue;
      await resize(page, 1280);
      const { dashboard, campaigns } = messagesOf(locale);
      const names = section === 'dashboard' ? [dashboard.platforms.title, dashboard.review.title] : [campaigns.title];
      for (const name of names) {
        expect(await unevenEdges(page.getByRole('group', { name, exact: true }))).toEqual([]);
      }
    }
  }
});

test('a post on the Arabic dashboard is at least as wide as in English', async ({ page, stack }) => {
  await resumeDemoSession(page);
  await resize(page, 1280);
  for (const locale of locales) {
    await page.goto(`/${locale}/orgs/${stack.orgId}/dashboard`);
    const posts = page.getByRole('region', { name: messagesOf(locale).dashboard.recentPosts.title, exact: true });
    await expect(posts.getByRole('listitem').first()).toBeVisible();
    for (const text of await posts.getByRole('listitem').locator('p.text-sm').all()) {
      expect((await text.boundingBox())?.width ?? 0).toBeGreaterThanOrEqual(186);
    }
  }
});

test('a cut name shows its beginning, whatever its direction and that of the page', async ({ page, stack }) => {
  await resumeDemoSession(page);
  await resize(page, 390);
  for (const locale of locales) {
    await page.goto(`/${locale}/orgs/${stack.orgId}/dashboard`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const unread = await page.evaluate(() => {
      const names = [...document.querySelectorAll('[dir="auto"][title]')].filter((name) => name.checkVisibility());
      const hidden = names.filter((name) => {
        if (!name.firstChild || name.closest('.sr-only')) return false;
        const first = document.createRange();
        first.setStart(name.firstChild, 0);
        first.setEnd(name.firstChild, 1);
        const [inner, outer] = [first.getBoundingClientRect(), name.getBoundingClientRect()];
        return inner.left < outer.left - 1 || inner.right > outer.right + 1;
      });
      return { names: names.length > 0, hidden: hidden.map((name) => name.textContent) };
    });
    expect({ locale, ...unread }).toEqual({ locale, names: true, hidden: [] });
  }
});

test('a currency sign in Latin letters is written from left to right in Arabic text', async ({ page }) => {
  for (const [currency, sign] of [
    ['USD', 'US$'],
    ['CAD', 'CA$'],
    ['GBP', '£'],
  ] as const) {
    const amount = formatMoney({ amountMicros: '1250500000', currency }, 'ar');
    expect(amount).toContain(sign);
    for (const frame of ['bdi dir="auto"', 'bdi', 'span']) {
      const [tag] = frame.split(' ');
      await page.setContent(`<p dir="rtl" lang="ar">أنفقت <${frame} id="amount">${amount}</${tag}> اليوم</p>`);
      const places = await page.locator('#amount').evaluate((node, text) => {
        const letters = node.firstChild;
        const from = node.textContent?.indexOf(text) ?? -1;
        if (!letters || from < 0) return [];
        return [...text].map((_, index) => {
          const letter = document.createRange();
          letter.setStart(letters, from + index);
          letter.setEnd(letters, from + index + 1);
          return letter.getClientRects()[0]?.left ?? Number.NaN;
        });
      }, sign);
      expect({ frame, currency, places: places.length }).toEqual({ frame, currency, places: sign.length });
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }
  }
});

test('a page loads only the font files that it uses', async ({ page }) => {
  const fontsOf = async (address: string) => {
    const fonts = new Set<string>();
    page.on('request', (request) => {
      if (/\.(?:woff2?|ttf|otf)(?:$|\?)/.test(request.url())) fonts.add(path.basename(new URL(request.url()).pathname));
    });
    await page.goto(address, { waitUntil: 'networkidle' });
    await page.evaluate(async () => {
      await document.fonts.ready;
    });
    page.removeAllListeners('request');
    return [...fonts].map((name) => name.replace(/\..*$/, '')).sort();
  };
  const english = await fontsOf('/en/sign-in');
  expect(english).toContain('inter-latin-wght-normal');
  expect(english.filter((name) => name.includes('arabic'))).toEqual([]);
  const arabic = await fontsOf('/ar/sign-in');
  expect(arabic).toContain('vazirmatn-arabic-wght-normal');
  const needed = ['inter-latin-wght-normal', 'vazirmatn-arabic-wght-normal'];
  expect(arabic.filter((name) => !needed.includes(name))).toEqual([]);
});
