import { afterEach, describe, expect, it } from 'vitest';
import { startTestStack, type TestStack, testClock, waitUntil } from './testing/test-stack';

let stack: TestStack;
afterEach(() => stack.close());

const outputOf = async (functionId: string) => {
  const run = (await stack.runs()).find((each) => each.function_id === `app-${functionId}`);
  return run?.ended_at ? (JSON.parse(String(run.output)) as unknown) : undefined;
};
const ended = (functionId: string) => waitUntil(async () => (await outputOf(functionId)) !== undefined);

describe('the steps of a function', () => {
  it("the steps of a function run once each, pass their results on and end with the function's stored result", async () => {
    const seen: string[] = [];
    stack = await startTestStack((client) => [
      client.createFunction({ id: 'two-steps', triggers: { event: 'test/go' } }, async ({ step, event }) => {
        const first = await step.run('first', () => {
          seen.push('first');
          return { number: event.data.number as number, text: '\u0000 ü \ud83d\ude00' };
        });
        const second = await step.run('second', () => {
          seen.push('second');
          return first.number + 1;
        });
        return { total: first.number + second, text: first.text };
      }),
    ]);
    await stack.send('test/go', { number: 20 });
    await ended('two-steps');
    expect(await outputOf('two-steps')).toEqual({ data: { total: 41, text: '\u0000 ü 😀' } });
    expect(seen).toEqual(['first', 'second']);
  });

  it('a sleeping step ends at the exact time', async () => {
    const clock = testClock();
    const seen: string[] = [];
    stack = await startTestStack(
      (client) => [
        client.createFunction({ id: 'sleeper', triggers: { event: 'test/go' } }, async ({ step }) => {
          await step.run('before', () => seen.push('before'));
          await step.sleep('nap', '1h');
          await step.run('between', () => seen.push('between'));
          await step.sleepUntil('until', new Date(clock.now() + 7_200_000));
          await step.run('after', () => seen.push('after'));
        }),
      ],
      { now: clock.now },
    );
    await stack.send('test/go');
    const asleep = async (count: number) => {
      const { queue } = await metrics(stack);
      return queue.waiting === 1 && queue.inFlight === 0 && seen.length === count;
    };
    await waitUntil(() => asleep(1));
    clock.advance(3_599_999);
    stack.executor.wake();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(seen).toEqual(['before']);
    clock.advance(1);
    stack.executor.wake();
    await waitUntil(() => asleep(2));
    clock.advance(7_200_000);
    stack.executor.wake();
    await ended('sleeper');
    expect(seen).toEqual(['before', 'between', 'after']);
  });

  it('parallel steps run at the same time, each once, and the function continues after all of them', async () => {
    const seen: string[] = [];
    let meet: (() => void) | undefined;
    const met = new Promise<void>((resolve) => {
      meet = resolve;
    });
    stack = await startTestStack((client) => [
      client.createFunction({ id: 'parallel', triggers: { event: 'test/go' } }, async ({ step }) => {
        const results = await Promise.all([
          step.run('a', async () => {
            seen.push('a');
            await met;
            return 1;
          }),
          step.run('b', () => {
            seen.push('b');
            meet?.();
            return 2;
          }),
          step.sleep('nap', '1s').then(() => 3),
        ]);
        const sum = await step.run('sum', () => {
          seen.push('sum');
          return results.reduce((total, each) => total + each, 0);
        });
        return sum;
      }),
    ]);
    await stack.send('test/go');
    await ended('parallel');
    expect(await outputOf('parallel')).toEqual({ data: 6 });
    expect([...seen].sort()).toEqual(['a', 'b', 'sum']);
    expect(seen.at(-1)).toBe('sum');
  });

  it('each branch continues in a function that does not optimise parallel steps', async () => {
    const seen: string[] = [];
    let finishSlow: (() => void) | undefined;
    const slow = new Promise<void>((resolve) => {
      finishSlow = resolve;
    });
    stack = await startTestStack((client) => [
      client.createFunction(
        { id: 'branches', triggers: { event: 'test/go' }, optimizeParallelism: false },
        async ({ step }) => {
          await Promise.all([
            step.run('slow', () => slow),
            step.run('fast', () => seen.push('fast')).then(() => step.run('next', () => seen.push('next'))),
          ]);
          return seen.length;
        },
      ),
    ]);
    await stack.send('test/go');
    await waitUntil(() => seen.includes('next'));
    expect(await outputOf('branches')).toBeUndefined();
    finishSlow?.();
    await ended('branches');
    expect(seen).toEqual(['fast', 'next']);
  });

  it('steps send events, invoke functions and get their results or errors', async () => {
    stack = await startTestStack((client) => {
      const double = client.createFunction(
        { id: 'double' },
        async ({ event }) => Number((event.data as { number: number }).number) * 2,
      );
      const broken = client.createFunction({ id: 'broken', retries: 0 }, () => {
        throw new Error('no luck');
      });
      const listener = client.createFunction(
        { id: 'listener', triggers: { event: 'test/sent' } },
        ({ event }) => event.data,
      );
      const caller = client.createFunction({ id: 'caller', triggers: { event: 'test/go' } }, async ({ step }) => {
        await step.sendEvent('tell', { name: 'test/sent', data: { from: 'caller' } });
        const doubled = await step.invoke('call', { function: double, data: { number: 21 } });
        const failure = await step
          .invoke('fail', { function: broken, data: {} })
          .catch((error: Error) => error.message);
        return { doubled, failure };
      });
      return [double, broken, listener, caller];
    });
    await stack.send('test/go');
    await ended('caller');
    await ended('listener');
    expect(await outputOf('caller')).toEqual({ data: { doubled: 42, failure: 'no luck' } });
    expect(await outputOf('listener')).toEqual({ data: { from: 'caller' } });
  });

  it('a step waits for a matching event, or until the timeout', async () => {
    const clock = testClock();
    stack = await startTestStack(
      (client) => [
        client.createFunction({ id: 'waiter', triggers: { event: 'test/go' } }, async ({ step }) => {
          const found = await step.waitForEvent('found', { event: 'test/reply', timeout: '1h', match: 'data.key' });
          const missed = await step.waitForEvent('missed', { event: 'test/reply', timeout: '1h', match: 'data.key' });
          return { found: found?.data, missed };
        }),
      ],
      { now: clock.now },
    );
    await stack.send('test/go', { key: 'mine' });
    await waitUntil(async () => (await metrics(stack)).queue.waiting === 1);
    await stack.send('test/reply', { key: 'other', text: 'no' });
    await stack.send('test/reply', { key: 'mine', text: 'yes' });
    await waitUntil(async () => (await stackWaits()) === 1 && (await metrics(stack)).queue.inFlight === 0);
    clock.advance(3_600_001);
    stack.executor.wake();
    await ended('waiter');
    expect(await outputOf('waiter')).toEqual({ data: { found: { key: 'mine', text: 'yes' }, missed: null } });
  });

  it('the app fetches the steps itself when a call would be larger than 4 MiB', async () => {
    const large = 'x'.repeat(1_500_000);
    stack = await startTestStack((client) => [
      client.createFunction({ id: 'large', triggers: { event: 'test/go' } }, async ({ step, event }) => {
        const parts: string[] = [];
        for (const name of ['a', 'b', 'c', 'd']) parts.push(await step.run(name, () => name + large));
        return { sizes: parts.map((part) => part.length), heads: parts.map((part) => part[0]), from: event.data.from };
      }),
    ]);
    await stack.send('test/go', { from: 'test' });
    await ended('large');
    const sizes = Array.from({ length: 4 }, () => 1_500_001);
    expect(await outputOf('large')).toEqual({ data: { sizes, heads: ['a', 'b', 'c', 'd'], from: 'test' } });
  });
});

async function metrics(of: TestStack) {
  const response = await fetch(`${of.executor.url}/metrics`);
  return (await response.json()) as { queue: { waiting: number; inFlight: number } };
}

async function stackWaits(): Promise<number> {
  return (await stack.table('steps')).filter((step) => step.memo !== null).length;
}
