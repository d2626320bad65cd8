import type { SyncStream } from '@/lib/sync/types';
import type { Cause } from './cause';
import { namedOf } from './token-causes';

export interface StreamHistory {
  integrationId: string;
  platform: string;
  name: string;
  business: string | null;
  stream: SyncStream;
  connectedAt: Date;
  lastSuccessAt: Date | null;
  // The newest ended runs, newest first, at most three.
  recent: { failed: boolean; errorClass: string | null; errorCode: string | null }[];
}

const HOUR_MS = 3_600_000;
const CADENCE_HOURS: Record<SyncStream, number> = { metrics: 1, campaigns: 4, posts: 24 };
const FAILURES = 3;

/** sync_failed: three failures in a row, or a permanent one; else sync_stale: last success over two cadences ago. */
export function syncCauses(histories: readonly StreamHistory[], now: Date): Cause[] {
  const failed = firstPerIntegration(histories.filter(isFailing));
  const stale = firstPerIntegration(
    histories.filter((history) => isStale(history, now) && !failed.has(history.integrationId)),
  );
  return [
    ...[...failed.values()].map((history) => cause('sync_failed', 'urgent', history, failureOf(history))),
    ...[...stale.values()].map((history) =>
      cause('sync_stale', 'warning', history, { hours: Math.floor(ageMs(history, now) / HOUR_MS) }),
    ),
  ];
}

function isFailing({ recent }: StreamHistory): boolean {
  const [newest] = recent;
  if (!newest?.failed) return false;
  return newest.errorClass === 'permanent' || (recent.length >= FAILURES && recent.every(({ failed }) => failed));
}

function isStale(history: StreamHistory, now: Date): boolean {
  return ageMs(history, now) > 2 * CADENCE_HOURS[history.stream] * HOUR_MS;
}

function ageMs({ lastSuccessAt, connectedAt }: StreamHistory, now: Date): number {
  return now.getTime() - (lastSuccessAt ?? connectedAt).getTime();
}

function failureOf({ recent }: StreamHistory): Record<string, string | number> {
  return { failures: recent.filter(({ failed }) => failed).length, errorCode: recent[0]?.errorCode ?? 'unknown' };
}

function firstPerIntegration(histories: readonly StreamHistory[]): Map<string, StreamHistory> {
  const first = new Map<string, StreamHistory>();
  for (const history of histories) {
    if (!first.has(history.integrationId)) first.set(history.integrationId, history);
  }
  return first;
}

function cause(
  kind: 'sync_failed' | 'sync_stale',
  severity: Cause['severity'],
  history: StreamHistory,
  values: Cause['values'],
): Cause {
  const { integrationId, platform, stream } = history;
  const causeKey = `${kind}:${integrationId}`;
  const subject = { subjectType: 'integration', subjectId: integrationId } as const;
  return {
    kind,
    severity,
    causeKey,
    ...subject,
    values: { ...namedOf(history), platform, dataType: stream, ...values },
  };
}
