import { useTranslations } from 'next-intl';
import { ColumnHeading, DataTable } from '@/components/ui/data-table';
import type { SyncRunListItem } from '@/lib/sync/schema';
import { RunRow } from './run-row';

/** Runs with what they read and what came of them. On narrow screens a row stacks what wide ones put in columns. */
export function RunTable({
  runs,
  orgId,
  timeZone,
  ofOneConnection = false,
  toldCodes = [],
}: {
  runs: SyncRunListItem[];
  orgId: string;
  timeZone: string;
  /** True where all runs are of the connection that the page is about. */
  ofOneConnection?: boolean;
  /** Codes of the failures that the page tells elsewhere. */
  toldCodes?: readonly string[];
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
            toldCodes={toldCodes}
          />
        ))}
      </tbody>
    </DataTable>
  );
}
