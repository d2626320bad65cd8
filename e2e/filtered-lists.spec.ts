import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { resumeDemoSession } from './demo-session';
import { expect, expectAccessible, test } from './fixtures';

type Messages = typeof import('@/messages/en.json');
const messagesOf = (locale: string): Messages =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, '../messages', `${locale}.json`), 'utf8'));

const panelButton = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}:`) });

test.beforeEach(({ page }) => resumeDemoSession(page));

for (const locale of ['en', 'ar'] as const) {
  const { campaigns, content, filters, platforms } = messagesOf(locale);

  test(`campaigns are filtered by platform and period and sorted by a column (${locale})`, async ({ page, stack }) => {
    await page.goto(`/${locale}/orgs/${stack.orgId}/campaigns?status=all`);
    await panelButton(page, filters.platforms).click();
    await page.getByRole('dialog', { name: filters.platforms }).getByRole('link', { name: platforms.meta }).click();
    await page.waitForURL(/platforms=meta&status=all/);
    await page.keyboard.press('Escape');
    await page.getByRole('columnheader', { name: campaigns.columns.roas }).getByRole('link').click();
    await page.waitForURL(/sort=-roas/);
    await expect(page.getByRole('columnheader', { name: campaigns.columns.roas })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
    await panelButton(page, filters.period).click();
    await page.getByRole('link', { name: filters.presets.last_7_days, exact: true }).click();
    await page.waitForURL(/period=last_7_days&platforms=meta&status=all&sort=-roas/);
    await expectAccessible(page);
  });

  test(`posts are sorted against what is usual for their page (${locale})`, async ({ page, stack }) => {
    await page.goto(`/${locale}/orgs/${stack.orgId}/content`);
    await panelButton(page, filters.sort).click();
    await page.getByRole('link', { name: content.sorts.usual, exact: true }).click();
    await page.waitForURL(/sort=-usual/);
    const factors = (await page.getByText(/^×\d/).allTextContents()).map((text) => Number(text.replace(/[^\d.]/g, '')));
    expect(factors.length).toBeGreaterThan(1);
    expect(factors).toEqual([...factors].sort((left, right) => right - left));
    await expectAccessible(page);
  });
}

test('labels are chosen in the filter bar, and without scripts too', async ({ page, stack, browser }) => {
  const name = `Label ${stack.orgId.slice(0, 8)}`;
  const created = await page.request.post(`/api/orgs/${stack.orgId}/labels`, {
    data: { name, colour: 'teal', pattern: 'a' },
    headers: { origin: stack.url },
  });
  expect(created.status()).toBe(201);
  const { id } = await created.json();
  await page.goto(`/en/orgs/${stack.orgId}/campaigns?status=all`);
  await panelButton(page, 'Labels').click();
  await page.getByRole('searchbox', { name: 'Search labels' }).fill(name);
  await page.getByRole('listbox', { name: 'Labels' }).getByRole('option', { name }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.waitForURL(new RegExp(`labels=${id}`));
  await page.getByRole('link', { name: `Remove the filter ${name}` }).click();
  await page.waitForURL((url) => !url.searchParams.has('labels'));

  const context = await browser.newContext({ javaScriptEnabled: false });
  await context.addCookies(await page.context().cookies());
  const plain = await context.newPage();
  // The page arrives as a whole; lists arrive in parts, which need scripts.
  await plain.goto(`${stack.url}/en/orgs/${stack.orgId}/dashboard`);
  await panelButton(plain, 'Labels').click();
  await plain.getByRole('dialog', { name: 'Labels' }).getByRole('link', { name }).click();
  await plain.waitForURL(new RegExp(`labels=${id}`));
  await context.close();
  await page.request.delete(`/api/orgs/${stack.orgId}/labels/${id}`, { headers: { origin: stack.url } });
});
