interface StreamProgress {
  stream: string;
  status: string;
  runId: string | null;
  waitingUntil: string | null;
}

export interface SyncProgress {
  integrationId: string;
  state: string;
  runId: string | null;
  stepsDone: number;
  stepsTotal: number;
  rowsRead: number;
  attempts: number;
  // Empty where only the integration as a whole is known.
  streams: StreamProgress[];
  // 0..1; null: no earlier figures are due.
  historyShare: number | null;
}

export function isMoving(state: string): boolean {
  return state === 'queued' || state === 'running';
}

/** 0..1; null while the number of steps is unknown. */
export function progressShare({ state, stepsDone, stepsTotal }: SyncProgress): number | null {
  return state === 'running' && stepsTotal > 0 ? Math.min(1, stepsDone / stepsTotal) : null;
}

/** Null while any stream makes progress. */
export function pausedUntil({ state, streams }: SyncProgress): string | null {
  if (!isMoving(state) || streams.some(({ status }) => status === 'running')) return null;
  const ends = streams.flatMap(({ status, waitingUntil }) =>
    status === 'waiting' && waitingUntil ? waitingUntil : [],
  );
  return ends.sort()[0] ?? null;
}

export function failedStreams({ runId, streams }: SyncProgress): string[] {
  const own = streams.filter((part) => part.status === 'failed' && part.runId === runId);
  return own.map(({ stream }) => stream);
}

/**
 * Whether a run of the integrations `shown` was queued, started or ended, or a connection was added or removed.
 * Progress and pauses do not count.
 */
export function hasChangedState(
  before: readonly SyncProgress[],
  after: readonly SyncProgress[],
  shown: readonly string[],
) {
  const known = new Map(before.map((progress) => [progress.integrationId, progress]));
  const hasChanged = (now: SyncProgress) => {
    const then = known.get(now.integrationId);
    return then ? shown.includes(now.integrationId) && comparableState(then, now) !== comparableState(now, then) : true;
  };
  const left = new Set(after.map(({ integrationId }) => integrationId));
  return after.some(hasChanged) || before.some(({ integrationId }) => !left.has(integrationId));
}

/** Also progress, failures and pauses. */
export function hasProgressed(
  before: readonly SyncProgress[],
  after: readonly SyncProgress[],
  shown: readonly string[],
) {
  const known = new Map(before.map((progress) => [progress.integrationId, JSON.stringify(progress)]));
  return after.some((now) => shown.includes(now.integrationId) && known.get(now.integrationId) !== JSON.stringify(now));
}

// Only what `other` has too is compared.
function comparableState({ state, runId, streams }: SyncProgress, other: SyncProgress): string {
  const parts = other.streams.length > 0 ? streams : [];
  const of = parts.map(({ stream, status, runId: id }) => [stream, status === 'waiting' ? 'running' : status, id]);
  return JSON.stringify([state, runId, of]);
}

interface SyncStateLike {
  integrationId: string;
  state: string;
  run: { id: string; stepsDone: number; stepsTotal: number; rowsRead: number; attempts: number } | null;
  streams?: StreamProgress[];
  history?: { share: number } | null;
}

export function toProgress({ integrationId, state, run, streams = [], history }: SyncStateLike): SyncProgress {
  const { id: runId = null, stepsDone = 0, stepsTotal = 0, rowsRead = 0, attempts = 0 } = run ?? {};
  const parts = streams.map(({ stream, status, runId, waitingUntil }) => ({ stream, status, runId, waitingUntil }));
  const historyShare = history?.share ?? null;
  return { integrationId, state, runId, stepsDone, stepsTotal, rowsRead, attempts, streams: parts, historyShare };
}

/**
 * Null for anything but the answer of `GET /api/orgs/{org}/sync/status` and its events. Written by hand to keep the
 * schema library out of the page's script.
 */
export function parseProgress(answer: unknown): SyncProgress[] | null {
  if (!isRecord(answer) || !Array.isArray(answer.integrations)) return null;
  return answer.integrations.flatMap((entry: unknown) => {
    if (!isRecord(entry) || typeof entry.integrationId !== 'string' || typeof entry.state !== 'string') return [];
    const run = isRecord(entry.run) ? entry.run : {};
    const count = (name: string) => (typeof run[name] === 'number' ? run[name] : 0);
    return {
      integrationId: entry.integrationId,
      state: entry.state,
      runId: textOrNull(run.id),
      stepsDone: count('stepsDone'),
      stepsTotal: count('stepsTotal'),
      rowsRead: count('rowsRead'),
      attempts: count('attempts'),
      streams: Array.isArray(entry.streams) ? entry.streams.flatMap(parseStream) : [],
      historyShare: isRecord(entry.history) && typeof entry.history.share === 'number' ? entry.history.share : null,
    };
  });
}

function parseStream(entry: unknown): StreamProgress[] {
  if (!isRecord(entry) || typeof entry.stream !== 'string' || typeof entry.status !== 'string') return [];
  const { stream, status } = entry;
  return [{ stream, status, runId: textOrNull(entry.runId), waitingUntil: textOrNull(entry.waitingUntil) }];
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
