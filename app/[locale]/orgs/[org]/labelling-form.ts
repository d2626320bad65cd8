import { revalidatePath } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import type { ActionResult } from '@/components/forms/action-result';
import type { SessionWith } from '@/lib/auth/org-session';
import { AppError } from '@/lib/errors';
import type { Locale } from '@/lib/i18n/routing';
import { restoreLabelled } from '@/lib/labels/restore-labelled';
import { decisionsSchema, labellingSchema } from '@/lib/labels/schema';
import { updateLabelled } from '@/lib/labels/update-labelled';

/** The fields of the form that labels the selected rows of a list. */
export const labellingForm = z.object({
  org: z.string(),
  label: z.uuid(),
  // A name that occurs once is text, more often a list, and absent when nothing is selected.
  ids: z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.uuid())),
  attached: z.stringbool(),
});

/** Labels the selected rows and says how many. @throws AppError `invalid_input` when no row is selected */
export async function labelSelected(
  kind: 'campaign' | 'post',
  { org, label, ids, attached }: z.infer<typeof labellingForm>,
  { session, locale }: { session: SessionWith<'marketer'>; locale: Locale },
): Promise<Extract<ActionResult, { ok: true }>> {
  if (ids.length === 0) {
    throw new AppError('invalid_input', 'No row is selected.', { messageKey: 'nothingSelected' });
  }
  const before = await updateLabelled(session, kind, label, labellingSchema.parse({ ids, attached }));
  revalidatePath('/[locale]/orgs/[org]', 'layout');
  const t = await getTranslations({ locale, namespace: 'labels' });
  const message = t(`${attached ? 'attached' : 'detached'}.${kind}s`, { count: ids.length });
  const lists = Object.entries(before).map(([name, list]) => [name, list.join(',')]);
  return { ok: true, message, undo: { org, label, ...Object.fromEntries(lists) } };
}

const listed = z
  .string()
  .default('')
  .transform((text) => text.split(',').filter(Boolean))
  .pipe(z.array(z.uuid()));

/** The fields that `labelSelected` returns to undo it. */
export const labellingUndo = z.object({
  org: z.string(),
  label: z.uuid(),
  attached: listed,
  detached: listed,
  undecided: listed,
});

export async function undoLabelling(
  kind: 'campaign' | 'post',
  { org: _org, label, ...before }: z.infer<typeof labellingUndo>,
  { session, locale }: { session: SessionWith<'marketer'>; locale: Locale },
): Promise<Extract<ActionResult, { ok: true }>> {
  await restoreLabelled(session, kind, label, decisionsSchema.parse(before));
  revalidatePath('/[locale]/orgs/[org]', 'layout');
  const t = await getTranslations({ locale, namespace: 'labels' });
  return { ok: true, message: t('restored') };
}
