import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/routing';
import type { MessageKey } from './define-action';

/** The text of a message key below `errors` in the reader's language; a general one for a key that is not known. */
export async function errorText(
  messageKey: string,
  locale: Locale,
  values: Record<string, string | number> = {},
): Promise<string> {
  const t = await getTranslations({ locale });
  // Built at run time, and asked for before it is used.
  const key = `errors.${messageKey}` as MessageKey;
  return messageKey !== 'fields' && t.has(key) ? t(key, values) : t('errors.unknown');
}
