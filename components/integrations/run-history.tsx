import { useLocale, useTranslations } from 'next-intl';
import { formatInstant, formatNumber, formatSeconds } from '@/components/i18n/format';
import { syncErrorKey } from '@/components/sync/sync-error-key';
import { Badge, type Tone } from '@/components/ui/badge';
import { Cell, ColumnHeading, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import type { Locale } from '@/lib/i18n/routing';
import type { SyncRunDto } from '@/lib/sync/types';

const tones: Record<SyncRunDto['status'], Tone> = {
  queued: 'accent',
  running: 'accent',
  succeeded: 'positive',
  failed: 'negative',
  superseded: 'neutral',
};

/** The newest runs of an integration: what was asked for, what came of it, and why not. */
export function RunHistory({ runs, timeZone }: { runs: SyncRunDto[]; timeZone: string }) {
  const t = useTranslations();
  const locale = useLocale();
  if (runs.length === 0) return <EmptyState title={t('integrations.detail.runsEmpty')} />;
  return (
    <DataTable caption={t('integrations.detail.runs')}>
      <thead>
        <tr>
          <ColumnHeading>{t('integrations.runs.requested')}</ColumnHeading>
          <ColumnHeading>{t('integrations.runs.what')}</ColumnHeading>
          <ColumnHeading>{t('integrations.runs.why')}</ColumnHeading>
          <ColumnHeading>{t('integrations.runs.state')}</ColumnHeading>
          <ColumnHeading end>{t('integrations.runs.rows')}</ColumnHeading>
          <ColumnHeading end>{t('integrations.runs.changed')}</ColumnHeading>
          <ColumnHeading end>{t('integrations.runs.duration')}</ColumnHeading>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <Cell className="whitespace-nowrap">
              <time dateTime={run.requestedAt}>{formatInstant(run.requestedAt, locale, timeZone)}</time>
            </Cell>
            <Cell>{t(`dataTypes.${run.dataType}`)}</Cell>
            <Cell className="whitespace-nowrap text-muted">{t(`runTriggers.${run.trigger}`)}</Cell>
            <Cell>
              <Badge tone={tones[run.status]} dot>
                {t(`runStatuses.${run.status}`)}
              </Badge>
              {run.status === 'failed' ? (
                <p className="mt-1 max-w-72 min-w-44 text-xs text-muted">
                  {t(`syncErrors.${syncErrorKey(run.errorCode ?? '')}`)}
                </p>
              ) : null}
            </Cell>
            <Cell end>{formatNumber(run.rowsRead, locale)}</Cell>
            <Cell end>{formatNumber(run.rowsChanged, locale)}</Cell>
            <Cell end>{duration(run, locale) ?? t('common.none')}</Cell>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function duration({ startedAt, finishedAt }: SyncRunDto, locale: Locale): string | null {
  if (!startedAt || !finishedAt) return null;
  return formatSeconds(Math.max(0, Date.parse(finishedAt) - Date.parse(startedAt)) / 1000, locale);
}
