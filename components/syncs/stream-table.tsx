import { useTranslations } from 'next-intl';
import { ColumnHeading, DataTable } from '@/components/ui/data-table';
import type { StreamStatus } from '@/lib/sync/schema';
import { StreamRow } from './stream-row';

export function StreamTable({ streams, timeZone }: { streams: StreamStatus[]; timeZone: string }) {
  const t = useTranslations('syncs.streams');
  return (
    <DataTable caption={t('label')}>
      <thead>
        <tr>
          <ColumnHeading>{t('what')}</ColumnHeading>
          <ColumnHeading>{t('state')}</ColumnHeading>
          <ColumnHeading>{t('age')}</ColumnHeading>
          <ColumnHeading className="hidden sm:table-cell">{t('next')}</ColumnHeading>
          <ColumnHeading numeric className="hidden md:table-cell">
            {t('rows')}
          </ColumnHeading>
        </tr>
      </thead>
      <tbody>
        {streams.map((stream) => (
          <StreamRow key={stream.stream} status={stream} timeZone={timeZone} />
        ))}
      </tbody>
    </DataTable>
  );
}
