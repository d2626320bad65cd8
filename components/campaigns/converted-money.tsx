import { useLocale, useTranslations } from 'next-intl';
import { formatMoney, type MoneyText } from '@/components/i18n/format';

/** The amount in the currency of the filter above the account's own; only that one where there is no rate. */
export function ConvertedMoney({ converted, native }: { converted: MoneyText | null; native: MoneyText | null }) {
  const t = useTranslations('common');
  const locale = useLocale();
  if (!native) return t('none');
  const nativeText = <bdi>{formatMoney(native, locale, 'rounded')}</bdi>;
  if (!converted || converted.currency === native.currency) return nativeText;
  return (
    <>
      <bdi>{formatMoney(converted, locale, 'rounded')}</bdi>
      <span className="block text-xs font-normal text-muted">{nativeText}</span>
    </>
  );
}
