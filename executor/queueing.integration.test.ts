import { afterEach, describe, expect, it } from 'vitest';
import { startTestStack, type TestStack, waitUntil } from './testing/test-stack';

let stack: TestStack;
afterEach(() => stack.close());

const allDone = (count: number) =>
  waitUntil(async () => {
    const runs = await stack.runs();
    return runs.length === count && runs.every((run) => run.status === 'completed');
  });

describe('the queue of the executor', () => {
  it('the queue runs one step at a time for each value of a concurrency key', async () => {
    const now = new Map<string, number>();
    const most = new Map<string, number>();
    let together = 0;
    let mostTogether = 0;
    stack = await startTestStack((client) => [
      client.createFunction(
        { id: 'keyed', triggers: { event: 'test/go' }, concurrency: { key: 'event.data.key', limit: 1 } },
        async ({ event, step }) => {
          const key = String(event.data.key);
          for (const name of ['one', 'two']) {
            await step.run(name, async () => {
              now.set(key, (now.get(key) ?? 0) + 1);
              together++;
              most.set(key, Math.max(most.get(key) ?? 0, now.get(key) ?? 0));
              mostTogether = Math.max(mostTogether, together);
              await waitUntil(() => mostTogether > 1);
              await new Promise((resolve) => setTimeout(resolve, 20));
              together--;
              now.set(key, (now.get(key) ?? 0) - 1);
            });
          }
        },
      ),
    ]);
    const events = Array.from({ length: 18 }, (_, index) => ({ name: 'test/go', data: { key: `k${index % 3}` } }));
    await stack.app.client.send(events);
    await allDone(18);
    expect([...most.values()]).toEqual([1, 1, 1]);
    expect(mostTogether).toBeGreaterThan(1);
  });

  it('the queue limits across functions with the scope env, and together with a second limit', async () => {
    let together = 0;
    let mostTogether = 0;
    const work = async () => {
      together++;
      mostTogether = Math.max(mostTogether, together);
      await waitUntil(() => mostTogether > 1);
      await new Promise((resolve) => setTimeout(resolve, 100));
      together--;
    };
    stack = await startTestStack((client) =>
      ['left', 'right'].map((id) =>
        client.createFunction(
          {
            id,
            triggers: { event: 'test/go' },
            concurrency: [
              { limit: 2, scope: 'env', key: '"shared"' },
              { limit: 1, key: 'event.data.key' },
            ],
          },
          work,
        ),
      ),
    );
    const events = Array.from({ length: 12 }, (_, index) => ({ name: 'test/go', data: { key: `k${index % 4}` } }));
    await stack.app.client.send(events);
    await allDone(24);
    expect(mostTogether).toBe(2);
  });

  it('the queue starts runs of higher priority before those queued earlier', async () => {
    const order: string[] = [];
    let open: (() => void) | undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    stack = await startTestStack((client) => [
      client.createFunction(
        {
          id: 'ordered',
          triggers: { event: 'test/go' },
          concurrency: 1,
          priority: { run: 'event.data.priority' },
        },
        async ({ event }) => {
          if (event.data.name === 'first') await gate;
          order.push(String(event.data.name));
        },
      ),
    ]);
    await stack.send('test/go', { name: 'first', priority: 0 });
    await stack.send('test/go', { name: 'normal', priority: 0 });
    await stack.send('test/go', { name: 'late', priority: -300 });
    await stack.send('test/go', { name: 'urgent', priority: 600 });
    open?.();
    await allDone(4);
    expect(order).toEqual(['first', 'urgent', 'normal', 'late']);
  });
});
