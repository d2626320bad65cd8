import { expect, signUpWithOrganization, test } from './fixtures';

test('a number typed into the settings is shown as it is understood, and stored or refused accordingly, in both languages', async ({
  page,
}) => {
  await signUpWithOrganization(page, 'Numbers Company');
  const [orgId = ''] = /[0-9a-f-]{36}/.exec(page.url()) ?? [];
  const targets = async () => {
    const { kpis } = await (await page.request.get(`/api/orgs/${orgId}/kpis`)).json();
    return kpis.map(({ target }: { target: string }) => Number(target)).sort((a: number, b: number) => a - b);
  };

  await page.goto(`/en/orgs/${orgId}/settings`);
  const form = page.getByRole('form', { name: 'Add target' });
  const target = form.getByLabel('Target', { exact: true });
  await form.getByLabel('Metric', { exact: true }).selectOption('spend');
  await target.fill('13,000');
  await expect(form.locator('output')).toHaveText(/^= SAR\s13,000\.00$/);
  await form.getByRole('button', { name: 'Add target' }).click();
  await expect(form.getByText('The target was added.')).toBeVisible();
  expect(await targets()).toEqual([13_000]);

  await form.getByLabel('Metric', { exact: true }).selectOption('spend');
  await target.fill('3,5');
  await expect(form.locator('output')).toHaveText(/^Target: it is not clear where the decimals begin/);
  await form.getByRole('button', { name: 'Add target' }).click();
  await expect(form.getByRole('alert')).toContainText('Write thousands as 13,000 and decimals as 3.75.');
  await expect(target).toHaveAttribute('aria-invalid', 'true');
  await expect(target).toHaveValue('3,5');
  expect(await targets()).toEqual([13_000]);

  const rates = page.getByRole('form', { name: 'Add rate' });
  await rates.getByLabel('Currency', { exact: true }).selectOption('JPY');
  const rate = rates.getByLabel('Rate', { exact: true });
  await rate.fill('1,234');
  await expect(rates.locator('output')).toHaveText(/^= 1,234\sSAR$/);
  await rate.fill('0.0251');
  await expect(rates.locator('output')).toHaveText(/^= 0\.0251\sSAR$/);
  await rates.getByRole('button', { name: 'Add rate' }).click();
  await expect(rates.getByText('The rate was added.')).toBeVisible();
  await expect(page.getByText('1 JPY = 0.0251 SAR')).toBeVisible();

  await page.goto(`/ar/orgs/${orgId}/settings`);
  const arabic = page.getByRole('form', { name: 'إضافة الهدف' });
  await arabic.getByLabel('المؤشر', { exact: true }).selectOption('spend');
  await arabic.getByLabel('الهدف', { exact: true }).fill('٥٠٬٠٠٠');
  await expect(arabic.locator('output')).toContainText('50,000.00');
  await arabic.getByRole('button', { name: 'إضافة الهدف' }).click();
  await expect(arabic.getByText('أُضيف الهدف.')).toBeVisible();
  expect(await targets()).toEqual([13_000, 50_000]);
});
