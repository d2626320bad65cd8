'use client';

import { intlLocale } from '@/components/i18n/format';
import { ShareBar } from '@/components/ui/share-bar';
import type { Locale } from '@/lib/i18n/routing';
import { isMoving, progressShare } from './sync-progress';
import { useSyncProgress } from './sync-watch';

export interface LiveSyncLabels {
  queued: string;
  running: string;
  rows: string;
  progress: string;
}

/** Progress of a sync under way, renewed as it goes; `children` stands there while nothing is. */
export function LiveSyncLine({
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
  return (
    <div
      role="progressbar"
      aria-label={labels.progress}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share === null ? undefined : Math.round(share * 100)}
    >
      <p className="flex flex-wrap items-baseline justify-between gap-x-3 text-xs">
        <span className="font-medium text-accent">{progress.state === 'queued' ? labels.queued : labels.running}</span>
        <span className="text-muted">
          {labels.rows} <bdi className="tabular-nums">{number.format(progress.rowsRead)}</bdi>
        </span>
      </p>
      {share === null ? (
        <span className="mt-1.5 block h-1.5 overflow-hidden rounded-full bg-line">
          <span className="animate-indeterminate block h-full w-1/3 rounded-full bg-accent" />
        </span>
      ) : (
        <ShareBar share={share} className="mt-1.5 block" />
      )}
    </div>
  );
}
