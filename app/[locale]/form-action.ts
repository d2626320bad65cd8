import { unstable_rethrow } from 'next/navigation';
import type { MessageKeys, Messages, NestedKeyOf } from 'next-intl';
import { getLocale } from 'next-intl/server';
import type { z } from 'zod';
import type { ActionResult, FormAction } from '@/components/forms/action-result';
import type { Locale } from '@/lib/i18n/routing';
import { actionFailure } from './action-failure';
import { formValues } from './form-values';

export type MessageKey = MessageKeys<Messages, NestedKeyOf<Messages>>;

interface FormActionOptions<Schema extends z.ZodType> {
  /** What the form sends. Messages of its issues are keys below `errors.fields`. */
  schema: Schema;
  /** What each field is called, for the error texts: keys of the message files. */
  labels?: Record<string, MessageKey>;
  /** Calls one function of lib and says how it went. */
  run: (input: z.infer<Schema>, locale: Locale) => Promise<Extract<ActionResult, { ok: true }>>;
}

/**
 * A server action for a form: reads and checks the fields, runs, and turns failures into texts in the reader's
 * language. Whoever calls it may be anybody: `run` asks who that is.
 */
export function formAction<Schema extends z.ZodType>({
  schema,
  labels = {},
  run,
}: FormActionOptions<Schema>): FormAction {
  return async (_previous, form) => {
    const locale = await getLocale();
    try {
      return await run(schema.parse(formValues(form)), locale);
    } catch (error) {
      // Redirects travel as exceptions.
      unstable_rethrow(error);
      return actionFailure(error, locale, labels);
    }
  };
}
