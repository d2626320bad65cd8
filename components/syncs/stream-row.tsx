import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { formatInstant, formatNumber } from '@/components/i18n/format';
import { Badge } from '@/components/ui/badge';
import { Cell } from '@/components/ui/data-table';
import { RelativeTime } from '@/components/ui/relative-time';
import type { StreamStatus } from '@/lib/sync/schema';
import { ProgressBar } from './progress-bar';
import { RequestedStream } from './requested-sync';
import { streamTones } from './run-tones';

export function StreamRow({ status, timeZone }: { status: StreamStatus; timeZone: string }) {
  const t = useTranslations();
  const locale = useLocale();
  const { stream, lastSuccessAt, nextRunAt } = status;
  const next = nextRunAt ? <RelativeTime instant={nextRunAt} live /> : t('common.none');
  return (
    <tr>
      <Cell className="align-top font-medium whitespace-nowrap">{t(`dataTypes.${stream}`)}</Cell>
      <Cell className="align-top sm:min-w-36">
        <RequestedStream stream={stream} requested={<Progress status="queued" share={null} />}>
          <StreamState status={status} />
        </RequestedStream>
      </Cell>
      <Cell className="align-top">
        {lastSuccessAt ? (
          <>
            <span className="block sm:whitespace-nowrap">
              <RelativeTime instant={lastSuccessAt} live />
            </span>
            <span className="hidden text-xs text-muted sm:block">{formatInstant(lastSuccessAt, locale, timeZone)}</span>
          </>
        ) : (
          <span className="text-muted">{t('sync.neverSucceeded')}</span>
        )}
        {nextRunAt ? (
          <span className="block text-xs text-muted sm:hidden">
            {t('syncs.streams.nextShort')} {next}
          </span>
        ) : null}
      </Cell>
      <Cell className="hidden align-top whitespace-nowrap text-muted sm:table-cell">{next}</Cell>
      <Cell numeric className="hidden align-top md:table-cell">
        <span className="block">{formatNumber(status.rowsRead, locale)}</span>
        <span className="block text-xs text-muted">
          {t('syncs.changed', { changed: formatNumber(status.rowsChanged, locale) })}
        </span>
      </Cell>
    </tr>
  );
}

function StreamState({ status: { status, progress, waitingUntil, retryCount } }: { status: StreamStatus }) {
  const t = useTranslations('syncs');
  const moving = status === 'queued' || status === 'running' || status === 'waiting';
  return (
    <Progress status={status} share={moving ? progress : undefined}>
      {status === 'waiting' && waitingUntil ? (
        <p className="mt-1 text-xs text-muted">
          {t('continues')} <RelativeTime instant={waitingUntil} live />
        </p>
      ) : null}
      {moving && retryCount > 0 ? (
        <p className="mt-1 text-xs text-muted">{t('retried', { count: retryCount })}</p>
      ) : null}
    </Progress>
  );
}

function Progress({
  status,
  share,
  children,
}: {
  status: StreamStatus['status'];
  // Null: unknown; undefined: nothing runs.
  share: number | null | undefined;
  children?: ReactNode;
}) {
  const t = useTranslations('syncs');
  return (
    <>
      <Badge tone={streamTones[status]} dot>
        {t(`streamStates.${status}`)}
      </Badge>
      {share === undefined ? null : <ProgressBar share={share} label={t('progress')} className="mt-1.5 w-22 sm:w-32" />}
      {children}
    </>
  );
}
