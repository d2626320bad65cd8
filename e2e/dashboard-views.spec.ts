import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { z } from 'zod';
import { resumeDemoSession } from './demo-session';
import { expect, expectAccessible, test } from './fixtures';
import { languageTurns } from './language-turns';
import { ownOrigin, stackHandles } from './stack-handles';

type Messages = typeof import('@/messages/en.json');
const messagesOf = (locale: 'en' | 'ar'): Messages =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, '../messages', `${locale}.json`), 'utf8'));

const viewList = z.object({ views: z.array(z.object({ id: z.uuid(), name: z.string(), version: z.int() })) });

const api = () => `/api/orgs/${stackHandles().orgId}/views`;

async function savedViews(page: Page) {
  return viewList.parse(await (await page.request.get(api())).json()).views;
}

const hasFocus = (item: Locator) => item.evaluate((element) => element === document.activeElement);

test.beforeEach(({ page }) => resumeDemoSession(page));

test.afterEach(async ({ page }) => {
  for (const { id } of await savedViews(page)) await page.request.delete(`${api()}/${id}`, { headers: ownOrigin() });
});

for (const locale of ['en', 'ar'] as const) {
  const { views: texts, dashboard, platforms, filters, common } = messagesOf(locale);
  const turn = languageTurns(locale);

  const menuButton = (page: Page) => page.getByRole('button', { name: new RegExp(`^${texts.menu}:`) });
  const choose = async (page: Page, item: string) => {
    await menuButton(page).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  const saveAs = async (page: Page, name: string) => {
    const dialog = page.getByRole('dialog', { name: texts.saveAs });
    await dialog.getByLabel(texts.name, { exact: true }).fill(name);
    await dialog.getByRole('button', { name: texts.save, exact: true }).click();
    await page.waitForURL(/view=/);
    await expect(dialog).toBeHidden();
    await expect(menuButton(page)).toContainText(name);
  };
  const top = (page: Page, name: string) =>
    page
      .getByRole('heading', { name, exact: true })
      .first()
      .evaluate((heading) => heading.getBoundingClientRect().top);

  test(`a view is saved, made the default, changed by keyboard, and kept when another person was first (${turn()})`, async ({
    page,
    stack,
  }) => {
    const address = `/${locale}/orgs/${stack.orgId}/dashboard`;
    await page.goto(`${address}?platforms=meta`);
    await menuButton(page).focus();
    await page.keyboard.press('Enter');
    const first = page.getByRole('menuitem').first();
    await expect(first).toBeFocused();
    await expect(first).toContainText(texts.standard);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(first).toBeHidden();
    await expect(menuButton(page)).toBeFocused();

    // Save and make it the default.
    await choose(page, texts.saveAs);
    await expectAccessible(page);
    await saveAs(page, 'Meta شهري');
    await choose(page, texts.setOwnDefault);
    await expect(page.getByText(common.saved, { exact: true })).toBeVisible();
    await page.goto(address);
    await expect(menuButton(page)).toContainText('Meta شهري');
    await expect(page.getByRole('list', { name: filters.chosen })).toContainText(platforms.meta);
    await page.getByRole('link', { name: filters.clear, exact: true }).click();
    await page.waitForURL(/period=last_30_days/);
    await expect(menuButton(page)).toContainText(texts.changed);
    await choose(page, texts.reset);
    await expect(page.getByRole('list', { name: filters.chosen })).toContainText(platforms.meta);

    // The layout, with the keyboard alone.
    await menuButton(page).focus();
    await page.keyboard.press('Enter');
    await expect(first).toBeFocused();
    const edit = page.getByRole('menuitem', { name: texts.editLayout });
    // Typed letters would reach the item too, but Arabic ones are no key presses here.
    for (let moves = 0; moves < 20 && !(await hasFocus(edit)); moves += 1) await page.keyboard.press('ArrowDown');
    await expect(edit).toBeFocused();
    await page.keyboard.press('Enter');
    const layout = page.getByRole('dialog', { name: texts.editLayout });
    const up = layout.getByRole('button', { name: `${texts.moveUp}: ${dashboard.kpis.title}` });
    await up.focus();
    for (let place = 4; place > 0; place -= 1) {
      await page.keyboard.press('Enter');
      await expect(up).toBeFocused();
    }
    await expect(up).toHaveAttribute('aria-disabled', 'true');
    await layout.getByRole('checkbox', { name: dashboard.scheduled.title }).focus();
    await page.keyboard.press('Space');
    await expect(layout.getByRole('checkbox', { name: dashboard.alerts.title })).toBeDisabled();
    await expectAccessible(page);
    await layout.getByRole('button', { name: texts.save, exact: true }).press('Enter');
    await expect(layout).toBeHidden();
    await expect(page.getByRole('heading', { name: dashboard.scheduled.title, exact: true })).toHaveCount(0);
    expect(await top(page, dashboard.kpis.title)).toBeLessThan(await top(page, dashboard.alerts.title));

    // Another person is first.
    const [saved] = await savedViews(page);
    await choose(page, texts.editLayout);
    await layout.getByRole('checkbox', { name: dashboard.recentPosts.title }).uncheck();
    const renamed = { version: saved?.version, name: 'Renamed' };
    const owner = { authorization: `Bearer ${stack.apiToken}` };
    const patch = await page.request.patch(`${api()}/${saved?.id}`, { data: renamed, headers: owner });
    expect(patch.status()).toBe(200);
    await layout.getByRole('button', { name: texts.save, exact: true }).click();
    const alert = layout.getByRole('alert');
    await expect(alert).toBeFocused();
    await expect(layout.getByRole('checkbox', { name: dashboard.recentPosts.title })).not.toBeChecked();
    await expectAccessible(page);
    await alert.getByRole('button', { name: texts.saveAs }).click();
    await saveAs(page, 'Mine');
    await expect(page.getByRole('heading', { name: dashboard.recentPosts.title, exact: true })).toHaveCount(0);
    expect((await savedViews(page)).map(({ name }) => name)).toEqual(['Mine', 'Renamed']);

    // Deleted and back.
    await choose(page, texts.remove);
    await page.waitForURL((url) => url.search === '');
    await expect(menuButton(page)).toContainText('Renamed');
    await expectAccessible(page);
    await page.getByRole('button', { name: texts.undo, exact: true }).click();
    await page.waitForURL(/view=/);
    await expect(menuButton(page)).toContainText('Mine');
  });

  test(`menu, layout and notices of views fit on a phone (${turn()})`, async ({ page, stack }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`/${locale}/orgs/${stack.orgId}/dashboard`);
    await choose(page, texts.editLayout);
    const dialog = page.getByRole('dialog', { name: texts.editLayout });
    await expect(dialog).toBeVisible();
    const overflow = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('dialog, dialog *')]
          .filter((element) => !element.matches('.sr-only') && element.scrollWidth > element.clientWidth + 1)
          .filter((element) => getComputedStyle(element).display !== 'inline')
          .map((element) => element.outerHTML.slice(0, 120)),
      );
    expect(await overflow()).toEqual([]);
    await expectAccessible(page);
  });
}

test('a view that does not exist, and one of another organization, answer the same 404 as an unknown account', async ({
  page,
  stack,
}) => {
  for (const id of ['6f9619ff-8b86-4011-b42d-00cf4fc964ff', stack.orgId, 'nonsense']) {
    const answer = await page.goto(`/en/orgs/${stack.orgId}/dashboard?view=${id}`);
    expect(answer?.status()).toBe(404);
  }
  const standard = await page.goto(`/en/orgs/${stack.orgId}/dashboard?view=standard`);
  expect(standard?.status()).toBe(200);
});
