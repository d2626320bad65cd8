import { describe, expect, it } from 'vitest';
import type { StreamStatus } from '@/lib/sync/schema';
import { streamProblems } from './stream-problems';

function stream(
  name: StreamStatus['stream'],
  failure: { code: string; at: string } | null,
  lastSuccessAt: string | null = null,
): StreamStatus {
  return {
    stream: name,
    status: failure ? 'failed' : 'succeeded',
    progress: null,
    runId: null,
    rowsRead: 0,
    rowsChanged: 0,
    retryCount: 0,
    waitingUntil: null,
    lastError: failure && { ...failure, class: 'transient', message: `text of ${failure.code}` },
    lastSuccessAt,
    dataAgeSeconds: null,
    nextRunAt: null,
  };
}

const at = (hour: number) => `2026-11-23T0${hour}:00:00.000Z`;

describe('streamProblems', () => {
  it('lists each reason once, with all its streams and its latest time', () => {
    const failure = (hour: number) => ({ code: 'platform_down', at: at(hour) });
    const [problem, ...others] = streamProblems([stream('campaigns', failure(1)), stream('metrics', failure(2))]);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ streams: ['campaigns', 'metrics'], recovered: false, error: { at: at(2) } });
  });

  it('lists resolved problems separately, after the unresolved ones', () => {
    const problems = streamProblems([
      stream('campaigns', { code: 'timeout', at: at(1) }, at(2)),
      stream('metrics', { code: 'timeout', at: at(3) }, at(2)),
      stream('posts', null, at(2)),
    ]);
    expect(problems.map(({ streams, recovered }) => [streams, recovered])).toEqual([
      [['metrics'], false],
      [['campaigns'], true],
    ]);
  });

  it('leaves out codes that the page shows elsewhere', () => {
    expect(streamProblems([stream('posts', { code: 'token_revoked', at: at(1) })], ['token_revoked'])).toEqual([]);
  });
});
