import { useLocale, useTranslations } from 'next-intl';
import { formatInstant, formatNumber } from '@/components/i18n/format';
import { formatDuration } from '@/components/i18n/format-duration';
import { CodeText } from '@/components/ui/code-text';
import { Fact } from '@/components/ui/fact';
import type { SyncRunDetail } from '@/lib/sync/schema';
import { ProgressBar } from './progress-bar';

export function RunFacts({ run, timeZone }: { run: SyncRunDetail; timeZone: string }) {
  const t = useTranslations('syncs');
  const none = useTranslations('common')('none');
  const locale = useLocale();
  const { stepsDone, stepsTotal, scheduledFor, startedAt, finishedAt, durationSeconds, vendorRequestId } = run;
  const instant = (at: string) => <time dateTime={at}>{formatInstant(at, locale, timeZone)}</time>;
  return (
    <>
      {run.status === 'running' ? (
        <ProgressBar
          share={stepsTotal > 0 ? Math.min(1, stepsDone / stepsTotal) : null}
          label={t('progress')}
          className="mb-4"
        />
      ) : null}
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-3 lg:grid-cols-5">
        <Fact name={t('columns.requested')}>{instant(run.requestedAt)}</Fact>
        {scheduledFor ? <Fact name={t('run.scheduledFor')}>{instant(scheduledFor)}</Fact> : null}
        <Fact name={t('run.started')}>{startedAt ? instant(startedAt) : none}</Fact>
        <Fact name={t('run.ended')}>{finishedAt ? instant(finishedAt) : none}</Fact>
        <Fact name={t('columns.duration')}>
          {durationSeconds === null ? none : formatDuration(durationSeconds, locale)}
        </Fact>
        <Fact name={t('columns.rows')}>{formatNumber(run.rowsRead, locale)}</Fact>
        <Fact name={t('run.rowsChanged')}>{formatNumber(run.rowsChanged, locale)}</Fact>
        <Fact name={t('run.pages')}>{formatNumber(run.pagesRead, locale)}</Fact>
        <Fact name={t('run.retries')}>{formatNumber(run.attempts, locale)}</Fact>
        {vendorRequestId ? (
          <Fact name={t('run.vendorRequestId')} wide>
            <CodeText>{vendorRequestId}</CodeText>
          </Fact>
        ) : null}
        <Fact name={t('run.id')} wide>
          <CodeText>{run.id}</CodeText>
        </Fact>
      </dl>
    </>
  );
}
