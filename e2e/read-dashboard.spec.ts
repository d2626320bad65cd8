import { expect, expectAccessible, signInByForm, test } from './fixtures';

test('a person signs in and reads the dashboard of the demo organization', async ({ page, stack }) => {
  await page.goto('/en/sign-in');
  await expectAccessible(page);
  await page.getByLabel('E-mail address').fill(stack.email);
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('The e-mail address or the password is wrong.')).toBeVisible();
  await expectAccessible(page);

  await signInByForm(page, stack);
  await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible();
  const overview = page.getByRole('region', { name: 'Overview' });
  await expect(overview.getByText('Spend', { exact: true }).first()).toBeVisible();
  await expect(overview.getByText(/SAR|⃁/).first()).toBeVisible();
  await expectAccessible(page);

  for (const name of ['Campaigns', 'Content', 'Integrations', 'Syncs', 'Alerts', 'Settings']) {
    await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await expectAccessible(page);
  }
});
