import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { platformIds } from '@/lib/platform-ids';
import { resumeDemoSession } from './demo-session';
import { expect, expectAccessible, test } from './fixtures';
import { languageTurns } from './language-turns';

type Messages = typeof import('@/messages/en.json');
const locales = ['en', 'ar'] as const;
type Locale = (typeof locales)[number];
const messagesOf = (locale: Locale): Messages =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, '../messages', `${locale}.json`), 'utf8'));

const figuresOf = (page: Page, { dashboard }: Messages) =>
  page.getByRole('region', { name: dashboard.overview.title, exact: true });

/** The tile of a figure: its label, value and change. */
const tileOf = (page: Page, texts: Messages, label: string): Locator =>
  figuresOf(page, texts)
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: label, exact: true }) });

const panelButton = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}:`) });

/** No question takes more than two clicks from the dashboard. */
function countedClicks(): { click: (target: Locator) => Promise<void> } {
  let clicks = 0;
  return {
    click: async (target) => {
      clicks += 1;
      expect(clicks).toBeLessThanOrEqual(2);
      await target.click();
    },
  };
}

test.beforeEach(({ page }) => resumeDemoSession(page));

for (const locale of locales) {
  const texts = messagesOf(locale);
  const turn = languageTurns(locale);
  const { dashboard, filters } = texts;
  const open = async (page: Page, orgId: string, search = '') => {
    await page.goto(`/${locale}/orgs/${orgId}/dashboard${search}`);
    await expect(figuresOf(page, texts)).toBeVisible();
  };

  test(`what did we spend this week against last? Two clicks (${locale})`, async ({ page, stack }) => {
    await open(page, stack.orgId);
    const { click } = countedClicks();
    await click(panelButton(page, filters.period));
    await click(page.getByRole('link', { name: filters.presets.this_week, exact: true }));
    await page.waitForURL(/period=this_week/);
    await expect(panelButton(page, filters.period)).toContainText(filters.presets.this_week);
    await expect(panelButton(page, filters.compare)).toContainText(filters.compared.previous_period);
    const tile = tileOf(page, texts, dashboard.overview.spend);
    await expect(tile).toContainText(/\d/);
    await expect(tile).toContainText(dashboard.overview.versusPrevious);
    await expectAccessible(page);
  });

  test(`what does each platform spend and return? No click, and one restricts the page (${turn()})`, async ({
    page,
    stack,
  }) => {
    await open(page, stack.orgId);
    const table = page.getByRole('group', { name: dashboard.platforms.title, exact: true });
    for (const id of platformIds) {
      await expect(table.getByRole('row').filter({ hasText: texts.platforms[id] }).first()).toContainText(/\d/);
    }
    const { click } = countedClicks();
    await click(table.getByRole('link', { name: texts.platforms.meta, exact: true }));
    await page.waitForURL(/platforms=meta/);
    await expect(table.getByRole('row')).toHaveCount(2);
    await page.getByRole('link', { name: filters.clear, exact: true }).click();
    await page.waitForURL(/\/dashboard$/);
    await expect(table.getByRole('row')).toHaveCount(platformIds.length + 1);
  });

  test(`which campaign should I stop? No click: the worst is first, with its reason (${turn()})`, async ({
    page,
    stack,
  }) => {
    await open(page, stack.orgId);
    const table = page.getByRole('group', { name: dashboard.review.title, exact: true });
    const worst = table.getByRole('row').nth(1);
    await expect(worst).toContainText(new RegExp(Object.values(dashboard.review.reasons).join('|')));
    const { click } = countedClicks();
    const name = worst.getByRole('link').first();
    const campaign = (await name.textContent()) ?? '';
    await click(name);
    await page.waitForURL(/campaigns=/);
    await expect(page.getByRole('list', { name: filters.chosen })).toContainText(campaign);
  });

  test(`did yesterday's post work? No click: each post against what is usual for its page; one says why (${turn()})`, async ({
    page,
    stack,
  }) => {
    await open(page, stack.orgId);
    const posts = page.getByRole('region', { name: dashboard.recentPosts.title, exact: true });
    await expect(posts.getByText(/×\d/).first()).toBeVisible();
    const { click } = countedClicks();
    const why = posts.getByRole('link', { name: dashboard.overview.why }).first();
    await click(why);
    const panel = page.getByRole('dialog', { name: dashboard.overview.engagementRate });
    await expect(panel.getByText(dashboard.overview.explain.computed)).toBeVisible();
    await expect(panel.getByText(dashboard.overview.explain.content.lastRead)).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
    await expect(why).toBeFocused();
  });

  test(`will we hit the month? No click: where the targets end is the first line (${turn()})`, async ({
    page,
    stack,
  }) => {
    await open(page, stack.orgId);
    const verdict = page.getByRole('region', { name: dashboard.verdict, exact: true });
    await expect(verdict).toContainText(texts.kpiMetrics.spend);
    await expect(verdict.locator('bdi').first()).toHaveText(/\d/);
    await expect(page.getByRole('region', { name: dashboard.kpis.title, exact: true })).toContainText(/\d/);
  });

  test(`why did this number change? One click (${turn()})`, async ({ page, stack }) => {
    await open(page, stack.orgId);
    const { click } = countedClicks();
    const why = tileOf(page, texts, dashboard.overview.conversions).getByRole('link', { name: dashboard.overview.why });
    await click(why);
    const panel = page.getByRole('dialog', { name: dashboard.overview.conversions });
    await expect(panel.getByRole('link').first()).toBeVisible();
    await expect(panel.getByRole('listitem').first()).toContainText(/\d/);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
    await expect(why).toBeFocused();
    expect(new URL(page.url()).searchParams.has('why')).toBe(false);
  });

  test(`an address with an explanation opens it, without refusing it as a filter (${turn()})`, async ({
    page,
    stack,
  }) => {
    await open(page, stack.orgId, '?period=last_7_days&why=cpa&of=meta');
    const panel = page.getByRole('dialog', { name: dashboard.overview.cpa });
    await expect(panel.getByText(dashboard.overview.explain.formula.cpa)).toBeVisible();
    await expect(page.getByText(texts.filters.refused.title)).toHaveCount(0);
    await open(page, stack.orgId, '?why=cpa&of=6f9619ff-8b86-4011-b42d-00cf4fc964ff');
    await expect(panel.getByText(dashboard.overview.explain.gone)).toBeVisible();
    await expect(panel).not.toContainText(/\d/);
  });

  test(`days are chosen in the calendar with the keyboard, and shown in Umm al-Qura (${turn()})`, async ({
    page,
    stack,
  }) => {
    await open(page, stack.orgId, '?from=2026-11-10&to=2026-11-12');
    await panelButton(page, filters.period).focus();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog', { name: filters.period });
    await panel.getByLabel(filters.hijri).check();
    // Jumada al-Akhirah 1448 has these days.
    await expect(panel.getByRole('heading', { name: /1448/ }).first()).toBeVisible();
    await panel.getByLabel(filters.hijri).uncheck();
    await expectAccessible(page);

    await panel.locator('td [role="button"][tabindex="0"]').focus();
    const later = locale === 'ar' ? 'ArrowLeft' : 'ArrowRight';
    // The first day moves the focus to the next one.
    for (const key of ['Enter', later, 'Enter']) await page.keyboard.press(key);
    await page.waitForURL(/from=2026-11-12&to=2026-11-14/);
    await expect(panel).toBeHidden();
    await expect(panelButton(page, filters.period)).toBeFocused();
  });

  test(`an address with wrong filters shows the figures and names what was wrong (${turn()})`, async ({
    page,
    stack,
  }) => {
    await open(page, stack.orgId, '?platforms=myspace&period=last_7_days');
    const notice = page.getByText(filters.refused.title);
    await expect(notice).toBeVisible();
    await expect(page.getByText('myspace')).toBeVisible();
    await expect(panelButton(page, filters.period)).toContainText(filters.presets.last_7_days);
    await expectAccessible(page);
  });

  test(`days without figures, in the wrong order or over 20 years are answered in words (${turn()})`, async ({
    page,
    stack,
  }) => {
    await open(page, stack.orgId, '?from=2090-01-01&to=2090-01-05');
    const spend = tileOf(page, texts, dashboard.overview.spend);
    await expect(spend).toContainText(dashboard.overview.missing.not_begun);
    await expect(spend).not.toContainText(/\d/);
    for (const [from, to] of [
      ['2026-11-05', '2026-11-01'],
      ['2000-01-01', '2026-11-01'],
    ]) {
      await open(page, stack.orgId, `?from=${from}&to=${to}`);
      await expect(page.getByRole('listitem').filter({ hasText: `from=${from} to=${to}` })).toBeVisible();
      await expect(panelButton(page, filters.period)).toContainText(filters.presets.last_30_days);
    }
    await open(page, stack.orgId, '?from=2006-12-01&to=2026-11-29');
    await expect(tileOf(page, texts, dashboard.overview.spend)).toContainText(/\d/);
  });
}

test('accounts are found by a part of their name and restrict the page together', async ({ page, stack }) => {
  await page.goto(`/en/orgs/${stack.orgId}/dashboard`);
  await panelButton(page, 'Ad accounts').click();
  const search = page.getByRole('searchbox', { name: 'Search ad accounts' });
  await search.fill('a');
  const options = page.getByRole('option');
  await options.first().click();
  await options.nth(1).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.waitForURL(/accounts=/);
  await expect(page.getByRole('list', { name: 'Chosen filters' }).getByRole('listitem')).toHaveCount(2);
  await expect(panelButton(page, 'Ad accounts')).toContainText('2 ad accounts');
});

for (const locale of locales) {
  test(`an account of another organization is not found, with the page of one that does not exist (${locale})`, async ({
    page,
    stack,
  }) => {
    const shown: string[] = [];
    for (const id of ['6f9619ff-8b86-4011-b42d-00cf4fc964ff', stack.orgId]) {
      const response = await page.goto(`/${locale}/orgs/${stack.orgId}/dashboard?accounts=${id}`);
      expect(response?.status()).toBe(404);
      shown.push(((await page.getByRole('main').textContent()) ?? '').trim());
    }
    expect(shown[0]).not.toBe('');
    expect(shown[1]).toBe(shown[0]);
  });
}

test('a filter is a link of its own: it opens without scripts and in another tab', async ({ browser, stack, page }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  await context.addCookies(await page.context().cookies());
  const plain = await context.newPage();
  await plain.goto(`${stack.url}/en/orgs/${stack.orgId}/dashboard`);
  await panelButton(plain, 'Platforms').click();
  await plain.getByRole('dialog', { name: 'Platforms' }).getByRole('link', { name: 'Meta' }).click();
  await plain.waitForURL(/platforms=meta/);
  await expect(plain.getByRole('list', { name: 'Chosen filters' })).toContainText('Meta');
  await context.close();
});

test('the old figures stay until the new ones are there, and the focus stays on the filter', async ({
  page,
  stack,
}) => {
  await page.goto(`/en/orgs/${stack.orgId}/dashboard`);
  await panelButton(page, 'Platforms').click();
  const meta = page.getByRole('dialog', { name: 'Platforms' }).getByRole('link', { name: 'Meta' });
  await page.evaluate(() => Reflect.set(window, 'notReloaded', true));
  await meta.click();
  await expect(page.getByRole('region', { name: 'Overview' })).toBeVisible();
  await page.waitForURL(/platforms=meta/);
  await expect(meta).toBeFocused();
  expect(await page.evaluate(() => Reflect.get(window, 'notReloaded'))).toBe(true);
});

test('the figure of the chart is in the address: it survives a reload and another period', async ({ page, stack }) => {
  await page.goto(`/en/orgs/${stack.orgId}/dashboard`);
  const roas = page.getByRole('region', { name: 'Overview' }).getByRole('link', { name: 'ROAS', exact: true });
  await roas.click();
  await expect(page).toHaveURL(/\?figure=roas$/);
  await page.reload();
  await expect(roas).toHaveAttribute('aria-current', 'true');
  await panelButton(page, 'Date range').click();
  await page.getByRole('link', { name: 'Last 7 days', exact: true }).click();
  await page.waitForURL(/period=last_7_days&figure=roas/);
  await expect(roas).toHaveAttribute('aria-current', 'true');
});
