import { expect, signInByForm, test } from './fixtures';
import { signUpPerson } from './person';

test('an offline page keeps its figures, shows a banner, and renews them once online', async ({
  page,
  context,
  stack,
}) => {
  await signInByForm(page, stack);
  const overview = page.getByRole('region', { name: 'Overview' });
  await expect(overview).toBeVisible();
  // The labels of the chart come after the page.
  await expect(overview.getByRole('img').locator('text').last()).toBeVisible();
  const figures = await overview.textContent();
  const banner = page.getByRole('status').filter({ hasText: 'You are offline.' });

  await context.setOffline(true);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(banner).toContainText('Figures of');
  await expect(page.getByText('The request is repeated when it is back.')).toBeVisible();
  expect(await overview.textContent()).toBe(figures);

  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Campaigns' }).click();
  await expect(banner).toContainText('open again');
  expect(await overview.textContent()).toBe(figures);

  const refreshed = page.waitForResponse(
    (response) => response.request().method() === 'POST' && response.url().includes('/dashboard') && response.ok(),
  );
  await context.setOffline(false);
  await refreshed;
  await expect(banner).toBeHidden();
  await expect(page.getByText('The request is repeated when it is back.')).toBeHidden();
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Campaigns' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Campaigns' })).toBeVisible();
});

test('a form that fails to send keeps its fields and can be sent again', async ({ page, context }) => {
  await signUpPerson(page.request);
  await page.goto('/en/orgs/new');
  await page.getByLabel('Organization name').fill('Kept Company');
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Create organization' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'What you entered is still here' })).toBeFocused();
  await expect(page.getByLabel('Organization name')).toHaveValue('Kept Company');
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Create organization' }).click();
  await page.waitForURL(/\/en\/orgs\/[0-9a-f-]{36}/);
});
