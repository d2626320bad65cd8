import { readFileSync } from 'node:fs';
import path from 'node:path';
import { addDays } from '@/lib/dates';
import { resumeDemoSession } from './demo-session';
import { expect, expectAccessible, test } from './fixtures';
import { languageTurns } from './language-turns';

type Messages = typeof import('@/messages/en.json');

const journeys = [
  { locale: 'en', text: 'New landing page صفحة جديدة', changed: 'New landing page is live' },
  { locale: 'ar', text: 'بدأ عرض رمضان', changed: 'انتهى عرض رمضان' },
] as const;

/** Of the last days up to `day`. */
function twoDaysOfOneMonth(day: string): readonly [string, string] {
  const before = (days: number) => addDays(day, -days);
  return before(3).slice(0, 7) === before(2).slice(0, 7) ? [before(3), before(2)] : [before(4), before(3)];
}

for (const { locale, text, changed } of journeys) {
  const turn = languageTurns(locale, 'ar');
  const file = path.join(import.meta.dirname, '../messages', `${locale}.json`);
  const { annotations, common, dashboard, errors, filters }: Messages = JSON.parse(readFileSync(file, 'utf8'));

  test(`a person adds a note to the chart, reads it at its mark, changes it, deletes it and undoes that (${turn()})`, async ({
    page,
    stack,
  }) => {
    await resumeDemoSession(page);
    await page.goto(`/${locale}/orgs/${stack.orgId}/dashboard`);
    await page.getByRole('button', { name: annotations.add, exact: true }).click();
    const panel = page.getByRole('dialog', { name: annotations.addTitle, exact: true });
    await expect(panel.getByLabel(annotations.startsOn, { exact: true })).toHaveValue(/^\d{4}-\d{2}-\d{2}$/);
    const add = panel.getByRole('button', { name: annotations.add, exact: true });
    await add.click();
    await expect(panel.getByRole('alert')).toContainText(errors.fields.required.replace('{field}', annotations.text));
    await panel.getByLabel(annotations.text, { exact: true }).fill(text);
    const proposed = await panel.getByLabel(annotations.startsOn, { exact: true }).inputValue();
    const [from, to] = twoDaysOfOneMonth(proposed);
    await panel.getByLabel(annotations.startsOn, { exact: true }).fill(from);
    await panel.getByText(annotations.calendar, { exact: true }).click();
    await panel.getByLabel(filters.hijri, { exact: true }).check();
    await expect(panel.getByRole('grid')).toBeVisible();
    await expectAccessible(page);
    await panel.getByLabel(filters.hijri, { exact: true }).uncheck();
    for (const day of [from, to]) {
      await panel
        .getByRole('gridcell')
        .getByText(String(Number(day.slice(8))), { exact: true })
        .click();
    }
    await expect(panel.getByRole('grid')).toHaveCount(0);
    await expect(panel.getByLabel(annotations.startsOn, { exact: true })).toHaveValue(from);
    await expect(panel.getByLabel(annotations.endsOn, { exact: true })).toHaveValue(to);
    await add.click();
    await expect(panel.getByText(annotations.added)).toBeVisible();
    await page.keyboard.press('Escape');

    const figures = page.getByRole('region', { name: dashboard.overview.title, exact: true });
    const mark = figures.getByRole('button', { name: new RegExp(`^${dashboard.chart.annotations}: `) });
    await expect(figures.locator('.annotation-band')).toHaveCount(1);
    await mark.focus();
    await page.keyboard.press('Enter');
    const shown = page.getByRole('dialog', { name: new RegExp(`^${dashboard.chart.annotations}: `) });
    await expect(shown.getByText(text)).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');

    const remove = page.getByRole('button', { name: new RegExp(`^${annotations.deleteOne.replace('{days}', '')}`) });
    const note = figures.getByRole('listitem').filter({ has: remove });
    await figures.getByText(new RegExp(locale === 'en' ? '^1 note$' : '^ملاحظة واحدة$')).click();
    await expect(note.getByText(text).first()).toBeVisible();
    await note.getByText(annotations.edit, { exact: true }).click();
    const form = note.getByRole('form');
    await form.getByLabel(annotations.text, { exact: true }).fill(changed);
    await form.getByRole('button', { name: common.save, exact: true }).click();
    await expect(note.getByRole('paragraph').filter({ hasText: changed })).toBeVisible();
    await expectAccessible(page);

    await remove.click();
    await expect(page.getByText(annotations.deleted)).toBeVisible();
    await expect(mark).toHaveCount(0);
    // It has the focus.
    await page.keyboard.press('Enter');
    await expect(page.getByText(annotations.restored)).toBeVisible();
    await expect(mark).toBeVisible();

    await page.setViewportSize({ width: 360, height: 780 });
    await page.reload();
    await mark.click();
    await expect(shown.getByText(changed)).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await page.keyboard.press('Escape');
    await figures.getByText(new RegExp(locale === 'en' ? '^1 note$' : '^ملاحظة واحدة$')).click();
    await remove.click();
    await expect(page.getByText(annotations.deleted)).toBeVisible();
  });
}
