import { resumeDemoSession } from './demo-session';
import { expect, expectAccessible, test } from './fixtures';

test('a person finds a campaign by name, by keyboard alone, and clears the search', async ({ page, stack }) => {
  await resumeDemoSession(page);
  await page.goto(`/en/orgs/${stack.orgId}/campaigns?status=all`);
  const name = await page.locator('tbody tr [title]').first().getAttribute('title');
  const field = page.getByRole('searchbox', { name: 'Search campaigns by name' });
  await field.fill((name ?? '').toUpperCase());
  await field.press('Enter');
  await page.waitForURL(/[?&]search=/);
  for (const found of await page.locator('tbody tr').all()) await expect(found).toContainText(name ?? '');
  await expect(page).toHaveURL(/status=all/);

  await field.fill('no campaign bears this');
  await field.press('Enter');
  await expect(page.getByText('No campaign found')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Clear search' }).last().click();
  await expect(field).toHaveValue('');
  await expect(page.locator('tbody tr').first()).toBeVisible();
});
