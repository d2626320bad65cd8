import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/routing';
import type { MessageKey } from './define-action';

/** In the reader's language; a general text for an unknown key. */
export async function errorText(
  messageKey: string,
  locale: Locale,
  values: Record<string, string | number> = {},
): Promise<string> {
  const t = await getTranslations({ locale });
  // Built at run time, and checked before it is used.
  const key = `errors.${messageKey}` as MessageKey;
  return messageKey !== 'fields' && t.has(key) ? t(key, values) : t('errors.unknown');
}
