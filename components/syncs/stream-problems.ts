import type { StreamStatus } from '@/lib/sync/schema';

type SyncError = NonNullable<StreamStatus['lastError']>;

export interface StreamProblem {
  error: SyncError;
  streams: StreamStatus['stream'][];
  recovered: boolean;
}

/** Each reason once, unresolved first. `shownCodes`: shown elsewhere on the page. */
export function streamProblems(streams: readonly StreamStatus[], shownCodes: readonly string[] = []): StreamProblem[] {
  const problems: StreamProblem[] = [];
  for (const { stream, lastError, lastSuccessAt } of streams) {
    if (!lastError || shownCodes.includes(lastError.code)) continue;
    const recovered = lastSuccessAt !== null && lastSuccessAt > lastError.at;
    const known = problems.find(
      ({ error, ...problem }) => error.code === lastError.code && problem.recovered === recovered,
    );
    if (!known) problems.push({ error: lastError, streams: [stream], recovered });
    else {
      known.streams.push(stream);
      if (lastError.at > known.error.at) known.error = lastError;
    }
  }
  return problems.toSorted((one, other) => Number(one.recovered) - Number(other.recovered));
}
