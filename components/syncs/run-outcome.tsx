import { useTranslations } from 'next-intl';
import { RelativeTime } from '@/components/ui/relative-time';
import type { SyncRunListItem } from '@/lib/sync/schema';
import { ProgressBar } from './progress-bar';
import { RunStateBadge } from './run-state-badge';
import { runState } from './run-tones';

export function RunOutcome({
  run,
  shownCodes = [],
}: {
  run: SyncRunListItem;
  // Failures that the page shows elsewhere.
  shownCodes?: readonly string[];
}) {
  const t = useTranslations('syncs');
  const state = runState(run);
  const { stepsDone, stepsTotal, waitingUntil, error } = run;
  return (
    <>
      <RunStateBadge run={run} />
      {run.status === 'running' ? (
        <ProgressBar
          share={stepsTotal > 0 ? Math.min(1, stepsDone / stepsTotal) : null}
          label={t('progress')}
          className="mt-1.5 w-24 sm:w-36"
        />
      ) : null}
      {state === 'waiting' && waitingUntil ? (
        <p className="mt-1 text-xs text-muted">
          {t('continues')} <RelativeTime instant={waitingUntil} live />
        </p>
      ) : null}
      {run.status === 'failed' && error && !shownCodes.includes(error.code) ? (
        <p className="mt-1 max-w-72 text-xs text-pretty text-muted">{error.message}</p>
      ) : null}
    </>
  );
}
