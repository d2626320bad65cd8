import { useTranslations } from 'next-intl';
import type { TypedNumberRefusal } from '@/lib/typed-number';

export function useNumberRefusals(field: string): Record<TypedNumberRefusal, string> {
  const t = useTranslations('errors.fields');
  return {
    required: t('required', { field }),
    notANumber: t('notANumber', { field }),
    separators: t('separators', { field }),
    tooPrecise: t('tooPrecise', { field }),
    tooLarge: t('tooLarge', { field }),
  };
}
