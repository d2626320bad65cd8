import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { intlLocale } from '@/components/i18n/format';
import { RelativeTime } from '@/components/ui/relative-time';
import type { StreamProblem } from './stream-problems';

export function StreamProblemList({ problems }: { problems: StreamProblem[] }) {
  const t = useTranslations();
  const list = new Intl.ListFormat(intlLocale(useLocale()), { type: 'conjunction' });
  return (
    <ul aria-label={t('syncs.problems')} className="divide-y divide-line border-t border-line">
      {problems.map(({ error, streams, recovered }) => (
        <li key={`${error.code} ${recovered}`} className="flex items-start gap-2.5 px-4 py-2.5 text-sm sm:px-5">
          {recovered ? (
            <CircleCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-positive" />
          ) : (
            <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-negative" />
          )}
          <div className="min-w-0">
            <p className={recovered ? 'text-muted' : ''}>{error.message}</p>
            <p className="flex flex-wrap gap-x-1.5 text-xs text-muted">
              <span>{list.format(streams.map((stream) => t(`dataTypes.${stream}`)))}</span>
              <span aria-hidden="true">·</span>
              <RelativeTime instant={error.at} />
              {recovered ? (
                <>
                  <span aria-hidden="true">·</span>
                  <span>{t('syncs.recovered')}</span>
                </>
              ) : null}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
