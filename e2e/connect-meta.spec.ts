import { expect, expectAccessible, signUpByForms, signUpWithOrganization, test } from './fixtures';
import { badrKhaled, laylaHaddad } from './meta-consent';

test('a person connects Meta and watches the first sync finish', async ({ page }) => {
  await signUpByForms(page, 'Connecting Company');
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Integrations' }).click();
  await page
    .getByRole('link', { name: 'Connect Meta' })
    .or(page.getByRole('button', { name: 'Connect Meta' }))
    .click();

  await expect(page.getByText('Sandbox – not the real Meta.')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Sign in as').selectOption(badrKhaled.id);
  await page.getByRole('button', { name: 'Continue' }).click();

  await page.waitForURL(/\/integrations\/[0-9a-f-]{36}\/accounts/);
  await expectAccessible(page);
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page
    .getByRole('button', { name: /start|save|choose/i })
    .first()
    .click();

  await page.waitForURL(/\/integrations\/[0-9a-f-]{36}(?!\/accounts)/);
  await page.evaluate(() => Reflect.set(window, 'notReloaded', true));
  await expect(page.getByText(/^Synced (?!through)|The sync has finished/).first()).toBeVisible({ timeout: 150_000 });
  expect(await page.evaluate(() => Reflect.get(window, 'notReloaded'))).toBe(true);
  await expectAccessible(page);

  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Dashboard' }).click();
  await expect(page.getByRole('region', { name: 'Overview' })).toBeVisible();

  // Disconnecting with the box ticked deletes the history.
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Integrations' }).click();
  await page.getByRole('link', { name: /^Details/ }).click();
  await page.getByRole('button', { name: 'Disconnect' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('checkbox', { name: 'Also erase all synced data' })).not.toBeChecked();
  await expectAccessible(page);
  await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: 'Disconnect' }).click();
  await page.waitForURL(/\/integrations$/);
  await expect(page.getByRole('link', { name: 'Connect Meta' })).toBeVisible();
  await expect(page.getByRole('link', { name: /^Details/ })).toHaveCount(0);
});

test('ad accounts that another organization reads can be read here too', async ({ page }) => {
  await signUpWithOrganization(page, 'Late Company');
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Integrations' }).click();
  await page.getByRole('link', { name: 'Connect Meta' }).click();
  await page.getByLabel('Sign in as').selectOption(laylaHaddad.id);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL(/\/integrations\/[0-9a-f-]{36}\/accounts/);
  await page.getByRole('button', { name: 'Save and sync' }).click();
  await page.waitForURL(/\/integrations\/[0-9a-f-]{36}(?!\/accounts)/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
