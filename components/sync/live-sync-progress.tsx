'use client';

import { useEffect, useState } from 'react';
import { intlLocale } from '@/components/i18n/format';
import { ShareBar } from '@/components/ui/share-bar';
import type { Locale } from '@/lib/i18n/routing';
import { failedStreams, isMoving, pausedUntil, progressShare, type SyncProgress } from './sync-progress';
import { useSyncProgress } from './sync-watch';

export interface LiveSyncLabels {
  queued: string;
  running: string;
  // Before the time at which a paused sync continues.
  waiting: string;
  rows: string;
  // Before the number.
  attempts: string;
  // Before the names of the streams.
  failed: string;
  progress: string;
  // By stream.
  parts: Record<string, string>;
}

export function LiveSyncProgress({
  integrationId,
  labels,
  locale,
  children,
}: {
  integrationId: string;
  labels: LiveSyncLabels;
  locale: Locale;
  children: React.ReactNode;
}) {
  const progress = useSyncProgress(integrationId);
  if (!progress || !isMoving(progress.state)) return children;
  const share = progressShare(progress);
  const number = new Intl.NumberFormat(intlLocale(locale));
  const failed = failedStreams(progress).map((part) => labels.parts[part] ?? part);
  return (
    <div>
      <p className="flex flex-wrap items-baseline justify-between gap-x-3 text-xs">
        <Progress progress={progress} labels={labels} locale={locale} />
        <span className="text-muted">
          {labels.rows} <bdi className="tabular-nums">{number.format(progress.rowsRead)}</bdi>
        </span>
      </p>
      <div
        role="progressbar"
        aria-label={labels.progress}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share === null ? undefined : Math.round(share * 100)}
        className="mt-1.5"
      >
        {share === null ? (
          <span className="block h-1.5 overflow-hidden rounded-full bg-line">
            <span className="animate-indeterminate block h-full w-1/3 rounded-full bg-accent" />
          </span>
        ) : (
          <ShareBar share={share} className="block" />
        )}
      </div>
      {progress.attempts > 0 || failed.length > 0 ? (
        <p className="mt-1 flex flex-wrap gap-x-3 text-xs text-muted">
          {progress.attempts > 0 ? (
            <span>
              {labels.attempts} <bdi className="tabular-nums">{number.format(progress.attempts)}</bdi>
            </span>
          ) : null}
          {failed.length > 0 ? (
            <span className="text-negative">
              {labels.failed} {new Intl.ListFormat(intlLocale(locale)).format(failed)}
            </span>
          ) : null}
        </p>
      ) : null}
    </div>
  );
}

function Progress({ progress, labels, locale }: { progress: SyncProgress; labels: LiveSyncLabels; locale: Locale }) {
  const until = pausedUntil(progress);
  // In the reader's time zone, which the server does not have.
  const [isInBrowser, setIsInBrowser] = useState(false);
  useEffect(() => setIsInBrowser(true), []);
  if (!until) {
    const text = progress.state === 'queued' ? labels.queued : labels.running;
    return <span className="font-medium text-accent">{text}</span>;
  }
  const time = new Intl.DateTimeFormat(intlLocale(locale), { hour: '2-digit', minute: '2-digit' });
  return (
    <span className="font-medium text-warning">
      {labels.waiting} {isInBrowser ? <time dateTime={until}>{time.format(new Date(until))}</time> : null}
    </span>
  );
}
