import { useTranslations } from 'next-intl';
import { ColumnHeading, DataTable } from '@/components/ui/data-table';
import type { SyncRunListItem } from '@/lib/sync/schema';
import { RunRow } from './run-row';

export function RunTable({
  runs,
  orgId,
  timeZone,
  ofOneConnection = false,
  shownCodes = [],
}: {
  runs: SyncRunListItem[];
  orgId: string;
  timeZone: string;
  ofOneConnection?: boolean;
  // Failures that the page shows elsewhere.
  shownCodes?: readonly string[];
}) {
  const t = useTranslations('syncs');
  return (
    <DataTable caption={t('runs')}>
      <thead>
        <tr>
          <ColumnHeading>{t('columns.requested')}</ColumnHeading>
          {ofOneConnection ? null : (
            <ColumnHeading className="hidden md:table-cell">{t('columns.connection')}</ColumnHeading>
          )}
          <ColumnHeading className="hidden md:table-cell">{t('columns.what')}</ColumnHeading>
          <ColumnHeading>{t('columns.state')}</ColumnHeading>
          <ColumnHeading numeric className="hidden xl:table-cell">
            {t('columns.rows')}
          </ColumnHeading>
          <ColumnHeading numeric className="hidden xl:table-cell">
            {t('columns.duration')}
          </ColumnHeading>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <RunRow
            key={run.id}
            run={run}
            orgId={orgId}
            timeZone={timeZone}
            ofOneConnection={ofOneConnection}
            shownCodes={shownCodes}
          />
        ))}
      </tbody>
    </DataTable>
  );
}
