import { Info } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { formatDay, formatMoney } from '@/components/i18n/format';
import { Link } from '@/components/ui/link';
import type { Overview } from '@/lib/dashboard/schema';

type Advertising = Overview['advertising'];

/** What is missing in the figures is in view; how they are counted is behind a disclosure. */
export function OverviewNotes({ advertising, ratesHref }: { advertising: Advertising; ratesHref: string }) {
  const t = useTranslations('dashboard.overview');
  const locale = useLocale();
  const { unconverted, unread, comparison, restatedFrom, mixedTimeZones } = advertising;
  const gaps = [
    ...unconverted.map(({ spend, accounts }) =>
      t('unconverted', { amount: formatMoney(spend, locale), currency: spend.currency, accounts }),
    ),
    ...(unread.current > 0 ? [t('unread', { accounts: unread.current })] : []),
  ];
  const notes = [
    ...(comparison && !comparison.accounts.complete
      ? [
          comparison.accounts.compared === comparison.accounts.of
            ? t('comparedSameDays')
            : t('comparedDays', { compared: comparison.accounts.compared, of: comparison.accounts.of }),
        ]
      : []),
    ...(restatedFrom ? [t('restated', { day: formatDay(restatedFrom, locale) })] : []),
    ...(mixedTimeZones ? [t('mixedTimeZones')] : []),
  ];
  if (gaps.length + notes.length === 0) return null;
  return (
    <div className="border-t border-line px-4 py-2.5 text-xs text-muted sm:px-5">
      {gaps.length > 0 ? <NoteList notes={gaps} /> : null}
      {unconverted.length > 0 ? (
        <Link href={ratesHref} className="ms-5 inline-block py-1 font-medium text-accent hover:underline">
          {t('addRate')}
        </Link>
      ) : null}
      {notes.length > 0 ? (
        <details>
          <summary className="flex min-h-6 w-fit cursor-pointer list-none items-center gap-1.5 hover:underline">
            <Info aria-hidden="true" className="size-3.5 shrink-0 text-faint" />
            {t('notes', { count: notes.length })}
          </summary>
          <div className="pt-1.5">
            <NoteList notes={notes} />
          </div>
        </details>
      ) : null}
    </div>
  );
}

function NoteList({ notes }: { notes: readonly string[] }) {
  return (
    <ul className="flex flex-col gap-1">
      {notes.map((note) => (
        <li key={note} className="flex items-start gap-1.5">
          <Info aria-hidden="true" className="mt-0.5 size-3.5 shrink-0 text-faint" />
          <span>{note}</span>
        </li>
      ))}
    </ul>
  );
}
