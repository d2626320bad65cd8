import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';

export interface RefusedParameter {
  name: string;
  value: string;
  // days: valid alone, but not with the other days of the address.
  reason: 'unknown' | 'invalid' | 'days';
}

const LONGEST = 40;

/** Names what the address has that is no filter. The figures below are without it. */
export function RefusedFilters({ refused }: { refused: readonly RefusedParameter[] }) {
  const t = useTranslations('filters.refused');
  if (refused.length === 0) return null;
  const days = refused.filter(({ reason }) => reason === 'days');
  return (
    <Notice kind="warning" title={t('title')} className="mb-4">
      <ul>
        {refused.map(({ name, value, reason }) =>
          reason === 'days' ? null : (
            <li key={name} className="wrap-anywhere">
              {t(reason, { parameter: name, value: value.slice(0, LONGEST) })}
            </li>
          ),
        )}
        {days.length === 0 ? null : (
          <li>{t('days', { days: days.map(({ name, value }) => `${name}=${value}`).join(' ') })}</li>
        )}
      </ul>
    </Notice>
  );
}
