import { afterEach, describe, expect, it } from 'vitest';
import { startTestStack, type TestStack, testClock, waitUntil } from './testing/test-stack';

let stack: TestStack;
afterEach(() => stack.close());

const HOUR = 3_600_000;
const settle = () => new Promise((resolve) => setTimeout(resolve, 150));

describe('a cron trigger', () => {
  it('a cron runs at each tick in its time zone, and once for all missed ticks', async () => {
    const clock = testClock(Date.UTC(2026, 5, 1, 5, 59));
    const ticks: unknown[] = [];
    stack = await startTestStack(
      (client) => [
        client.createFunction({ id: 'daily', triggers: { cron: 'TZ=Asia/Riyadh 0 9 * * *' } }, ({ event }) => {
          ticks.push((event.data as unknown as { scheduledAt: string }).scheduledAt);
        }),
      ],
      { now: clock.now },
    );
    stack.executor.wake();
    await settle();
    expect(ticks).toEqual([]);

    clock.advance(60_000);
    stack.executor.wake();
    stack.executor.wake();
    await waitUntil(() => ticks.length === 1);
    stack.executor.wake();
    await settle();
    expect(ticks).toEqual(['2026-06-01T06:00:00Z']);

    await stack.stopExecutor();
    clock.advance(75 * HOUR);
    await stack.startExecutor();
    await waitUntil(() => ticks.length === 2);
    stack.executor.wake();
    await settle();
    expect(ticks).toEqual(['2026-06-01T06:00:00Z', '2026-06-02T06:00:00Z']);

    clock.advance(21 * HOUR);
    stack.executor.wake();
    await waitUntil(() => ticks.length === 3);
    expect(ticks.at(-1)).toBe('2026-06-05T06:00:00Z');
    expect(await stack.runs()).toHaveLength(3);
  });
});
