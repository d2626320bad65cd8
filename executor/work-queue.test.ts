import { describe, expect, it } from 'vitest';
import type { QueueItem } from './queue-item';
import { WorkQueue } from './work-queue';

function item(id: string, score: number, keys: string[] = [], runAt = 0): QueueItem {
  const concurrency = keys.map((key) => ({ key, limit: 1 }));
  return { id, runId: id, kind: 'step', stepId: 's', planOnly: false, attempt: 0, runAt, score, concurrency };
}

function setUp(maxCalls = 10) {
  let time = 0;
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  const queue = new WorkQueue({
    now: () => time,
    maxCalls,
    execute: ({ id }) => {
      started.push(id);
      return new Promise((resolve) => ends.set(id, resolve));
    },
  });
  queue.start();
  const end = async (id: string) => {
    ends.get(id)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  const setTime = (to: number) => {
    time = to;
    queue.wake();
  };
  return { queue, started, end, setTime };
}

describe('WorkQueue', () => {
  it('WorkQueue starts the lowest score first, and equal ones in the order they came', async () => {
    const { queue, started, end } = setUp(1);
    queue.add([item('busy', 0), item('c', 5), item('a', 1), item('b', 5)]);
    for (const id of ['busy', 'a', 'c', 'b']) await end(id);
    expect(started).toEqual(['busy', 'a', 'c', 'b']);
  });

  it('WorkQueue holds an item back until its time', () => {
    const { queue, started, setTime } = setUp();
    queue.add([item('later', 0, [], 1000)]);
    setTime(999);
    expect(started).toEqual([]);
    setTime(1000);
    expect(started).toEqual(['later']);
  });

  it('WorkQueue lets other items pass one with an occupied key', async () => {
    const { queue, started, end } = setUp();
    queue.add([item('x1', 1, ['x']), item('x2', 2, ['x']), item('y1', 3, ['y'])]);
    expect(started).toEqual(['x1', 'y1']);
    await end('x1');
    expect(started).toEqual(['x1', 'y1', 'x2']);
  });

  it('WorkQueue offers a freed slot to the next item when the first one is blocked by its other key', async () => {
    const { queue, started, end } = setUp();
    queue.add([item('x', 1, ['x']), item('y', 2, ['y']), item('both', 3, ['x', 'y']), item('x2', 4, ['x'])]);
    expect(started).toEqual(['x', 'y']);
    await end('x');
    expect(started).toEqual(['x', 'y', 'x2']);
    await end('y');
    await end('x2');
    expect(started).toEqual(['x', 'y', 'x2', 'both']);
    await end('both');
    expect(queue.waiting + queue.running).toBe(0);
  });
});
