/** What the pages need of a sync's state to show it live. */
export interface SyncProgress {
  integrationId: string;
  state: string;
  stepsDone: number;
  stepsTotal: number;
  rowsRead: number;
}

/** Whether a state will change by itself soon, so that looking again is worth it. */
export function isMoving(state: string): boolean {
  return state === 'queued' || state === 'running';
}

/** How far a sync is, 0..1; null while the number of its steps is not known. */
export function progressShare({ state, stepsDone, stepsTotal }: SyncProgress): number | null {
  return state === 'running' && stepsTotal > 0 ? Math.min(1, stepsDone / stepsTotal) : null;
}

interface SyncStateLike {
  integrationId: string;
  state: string;
  run: { stepsDone: number; stepsTotal: number; rowsRead: number } | null;
}

/** The progress inside a sync state of the dashboard contract. */
export function toProgress({ integrationId, state, run }: SyncStateLike): SyncProgress {
  const { stepsDone = 0, stepsTotal = 0, rowsRead = 0 } = run ?? {};
  return { integrationId, state, stepsDone, stepsTotal, rowsRead };
}

/**
 * Reads the answer of `GET /api/orgs/{org}/sync/status`; null when it is something else (a sign-in page, an error).
 * Written by hand to keep the schema library out of the page's script.
 */
export function readProgress(answer: unknown): SyncProgress[] | null {
  if (!isRecord(answer) || !Array.isArray(answer.integrations)) return null;
  return answer.integrations.flatMap((entry: unknown) => {
    if (!isRecord(entry) || typeof entry.integrationId !== 'string' || typeof entry.state !== 'string') return [];
    const run = isRecord(entry.run) ? entry.run : {};
    const count = (name: string) => (typeof run[name] === 'number' ? run[name] : 0);
    return {
      integrationId: entry.integrationId,
      state: entry.state,
      stepsDone: count('stepsDone'),
      stepsTotal: count('stepsTotal'),
      rowsRead: count('rowsRead'),
    };
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
