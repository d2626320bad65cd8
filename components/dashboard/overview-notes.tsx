import { Info } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { formatDay, formatMoney } from '@/components/i18n/format';
import type { Overview } from '@/lib/dashboard/schema';

export function OverviewNotes({ advertising, ratesHref }: { advertising: Overview['advertising']; ratesHref: string }) {
  const t = useTranslations('dashboard.overview');
  const locale = useLocale();
  const { unread, comparison } = advertising;
  const notes = [
    ...advertising.unconverted.map(({ spend, accounts }) =>
      t('unconverted', { amount: formatMoney(spend, locale), currency: spend.currency, accounts }),
    ),
    unread.current > 0 ? t('unread', { accounts: unread.current }) : null,
    comparison && !comparison.accounts.complete
      ? comparison.accounts.compared === comparison.accounts.of
        ? t('comparedSameDays')
        : t('comparedDays', { compared: comparison.accounts.compared, of: comparison.accounts.of })
      : null,
    advertising.restatedFrom ? t('restated', { day: formatDay(advertising.restatedFrom, locale) }) : null,
    advertising.mixedTimeZones ? t('mixedTimeZones') : null,
  ].filter((note) => note !== null);
  if (notes.length === 0) return null;
  return (
    <ul className="mt-px flex flex-col gap-1 bg-surface px-4 py-2.5 text-xs text-muted sm:px-5">
      {notes.map((note) => (
        <li key={note} className="flex items-start gap-1.5">
          <Info aria-hidden="true" className="mt-0.5 size-3.5 shrink-0 text-faint" />
          <span>{note}</span>
        </li>
      ))}
      {advertising.unconverted.length > 0 ? (
        <li className="ps-5">
          <Link href={ratesHref} className="font-medium text-accent hover:underline">
            {t('addRate')}
          </Link>
        </li>
      ) : null}
    </ul>
  );
}
