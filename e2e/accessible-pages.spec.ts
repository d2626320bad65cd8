import { resumeDemoSession } from './demo-session';
import { expect, expectAccessible, test } from './fixtures';

test('the pages before signing in are accessible in both languages', async ({ page }) => {
  for (const locale of ['en', 'ar']) {
    for (const path of ['sign-up', 'invitation/an-unknown-token']) {
      await page.goto(`/${locale}/${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectAccessible(page);
    }
  }
});

test('pages that few people open are accessible, light and dark', async ({ page, stack }) => {
  await resumeDemoSession(page);
  const sections = ['campaigns', 'content', 'integrations', 'syncs', 'leads', 'deliveries', 'alerts', 'settings'].map(
    (name) => `${stack.orgId}/${name}`,
  );
  for (const path of ['new', ...sections]) {
    await page.goto(`/ar/orgs/${path}`);
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(page, 'colours');
    await page.emulateMedia({ colorScheme: 'light' });
  }
});
