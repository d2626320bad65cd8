import { expect, expectAccessible, signUpWithOrganization, test } from './fixtures';

test('a person connects Meta and watches the first sync finish', async ({ page }) => {
  test.setTimeout(180_000);
  await signUpWithOrganization(page, 'Connecting Company');
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Integrations' }).click();
  await page
    .getByRole('link', { name: 'Connect Meta' })
    .or(page.getByRole('button', { name: 'Connect Meta' }))
    .click();

  await expect(page.getByText('Sandbox – not the real Meta.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Continue' }).click();

  await page.waitForURL(/\/integrations\/[0-9a-f-]{36}\/accounts/);
  await expectAccessible(page);
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page
    .getByRole('button', { name: /start|save|choose|read/i })
    .first()
    .click();

  // Nothing is reloaded: a mark on the window must survive until the sync is done.
  await page.waitForURL(/\/integrations\/[0-9a-f-]{36}(?!\/accounts)/);
  await page.evaluate(() => Reflect.set(window, 'notReloaded', true));
  await expect(page.getByText(/Synced|Syncing has finished/).first()).toBeVisible({ timeout: 120_000 });
  expect(await page.evaluate(() => Reflect.get(window, 'notReloaded'))).toBe(true);
  await expectAccessible(page);

  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Dashboard' }).click();
  await expect(page.getByRole('region', { name: 'Overview' })).toBeVisible();
});
