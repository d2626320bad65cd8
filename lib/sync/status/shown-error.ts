import type { Locale } from '@/lib/i18n/routing';
import ar from '@/messages/ar.json';
import en from '@/messages/en.json';
import type { SyncError, SyncRunDetail } from '../schema';
import { type StepWarnings, stepWarningCodes } from '../steps/step-warnings';

const texts: Record<Locale, Record<string, string>> = { ar: ar.syncErrors, en: en.syncErrors };

const classes = ['reauth', 'rate_limited', 'transient', 'permanent'] as const;

/** A failure in the language of the reader. An unknown code, as of a later version, gets the general text. */
export function shownError(
  { errorClass, errorCode }: { errorClass: string | null; errorCode: string },
  locale: Locale,
): Omit<SyncError, 'at'> {
  const message = texts[locale][errorCode] ?? texts[locale].unknown ?? '';
  return { class: classes.find((known) => known === errorClass) ?? 'transient', code: errorCode, message };
}

const warningTexts = { ar: ar.syncWarnings, en: en.syncWarnings };

export function shownWarnings(warnings: StepWarnings, locale: Locale): SyncRunDetail['steps'][number]['warnings'] {
  return stepWarningCodes.flatMap((code) => {
    const count = warnings[code] ?? 0;
    return count > 0 ? [{ code, count, message: warningTexts[locale][code] }] : [];
  });
}
