import { useLocale, useTranslations } from 'next-intl';
import { currencyName, formatPercent } from '@/components/i18n/format';
import type { OrganizationSettings } from '@/lib/orgs/types';
import { weekdayName } from './organization-choices';

export function OrganizationFacts({ settings }: { settings: OrganizationSettings }) {
  const t = useTranslations();
  const locale = useLocale();
  const { name, currency, timeZone, weekStartsOn, marginBasisPoints } = settings;
  const facts = [
    ['name', name],
    ['currency', `${currency} – ${currencyName(currency, locale)}`],
    ['timeZone', timeZone],
    ['weekStartsOn', weekdayName(weekStartsOn, locale)],
    ['margin', marginBasisPoints === null ? t('common.none') : formatPercent(marginBasisPoints / 10_000, locale, 2)],
  ] as const;
  return (
    <dl className="grid gap-4 sm:grid-cols-2">
      {facts.map(([key, value]) => (
        <div key={key}>
          <dt className="caption">{t(`settings.organization.${key}`)}</dt>
          <dd className="mt-0.5 font-medium">
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
