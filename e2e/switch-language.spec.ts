import { resumeDemoSession } from './demo-session';
import { expect, expectAccessible, test } from './fixtures';

test('switching the language shows everything in Arabic, right to left, and back', async ({ page, stack }) => {
  await resumeDemoSession(page);
  await page.goto(`/en/orgs/${stack.orgId}/dashboard`);
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');

  await page
    .getByRole('link', { name: 'العربية' })
    .or(page.getByRole('button', { name: 'العربية' }))
    .first()
    .click();
  await page.waitForURL(/\/ar\/orgs\//);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('html')).toHaveAttribute('lang', /^ar/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/[\u0600-\u06FF]/);
  await expect(page.getByText('Dashboard', { exact: true })).toHaveCount(0);
  await expectAccessible(page);

  await page
    .getByRole('link', { name: 'English' })
    .or(page.getByRole('button', { name: 'English' }))
    .first()
    .click();
  await page.waitForURL(/\/en\/orgs\//);
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
  await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible();
});
