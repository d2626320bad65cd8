import { getTranslations } from 'next-intl/server';
import { ZodError } from 'zod';
import type { ActionResult } from '@/components/forms/action-result';
import { toAppError } from '@/lib/api/to-app-error';
import type { AppError } from '@/lib/errors';
import type { Locale } from '@/lib/i18n/routing';
import { logger } from '@/lib/logger';
import type { MessageKey } from './define-action';
import { errorText } from './error-text';

type Labels = Record<string, MessageKey>;

/** Unexpected errors are logged and shown without detail. */
export async function actionFailure(error: unknown, locale: Locale, labels: Labels): Promise<ActionResult> {
  const t = await getTranslations({ locale });
  const fieldText = (field: string, key: string) => {
    const label = labels[field];
    // Built at run time, and checked before it is used.
    const text = `errors.fields.${key}` as MessageKey;
    return t(t.has(text) ? text : 'errors.fields.invalid', { field: label ? t(label) : field });
  };

  if (error instanceof ZodError) {
    const wrong = error.issues.map(({ path, message }) => [String(path[0] ?? ''), message] as const);
    const fieldErrors = Object.fromEntries(
      wrong.filter(([field]) => field in labels).map(([field, message]) => [field, fieldText(field, message)]),
    );
    return { ok: false, message: t('errors.invalid_input'), fieldErrors };
  }

  const failure = toAppError(error);
  if (failure.code === 'internal') logger.error({ err: error }, 'server action failed');
  const message = await errorText(failure.messageKey, locale, failure.values);
  const { challenge, code } = failure;
  const fieldErrors = fieldErrorsOf(failure, message, labels);
  const conflict = code === 'conflict' ? ({ isConflict: true } as const) : {};
  return { ok: false, message, fieldErrors, ...conflict, ...(challenge ? { challenge } : {}) };
}

// `body.email` is the field `email`.
function fieldErrorsOf(failure: AppError, message: string, labels: Labels): Record<string, string> {
  const fields = failure.invalidParams.map(({ name }) => name.split('.').at(-1) ?? name);
  return Object.fromEntries(fields.filter((field) => field in labels).map((field) => [field, message]));
}
