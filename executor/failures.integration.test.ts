import { NonRetriableError, RetryAfterError } from 'inngest';
import { afterEach, describe, expect, it } from 'vitest';
import { startTestStack, type TestStack, testClock, waitUntil } from './testing/test-stack';

let stack: TestStack;
afterEach(() => stack.close());

const runOf = async (functionId: string) =>
  (await stack.runs()).find((each) => each.function_id === `app-${functionId}`);
const ended = (functionId: string) => waitUntil(async () => Boolean((await runOf(functionId))?.ended_at));
const settle = () => new Promise((resolve) => setTimeout(resolve, 80));

describe('a failing run', () => {
  it('a failing run retries its step after 15 s, 30 s and 1 min, then fails and calls its onFailure', async () => {
    const clock = testClock();
    const attempts: number[] = [];
    const failures: unknown[] = [];
    stack = await startTestStack(
      (client) => [
        client.createFunction(
          {
            id: 'failing',
            triggers: { event: 'test/go' },
            retries: 3,
            onFailure: ({ event, error }) => {
              failures.push([event.data.event.data, error.message]);
            },
          },
          async ({ step, attempt }) => {
            await step.run('always', () => {
              attempts.push(attempt);
              throw new Error('still down');
            });
          },
        ),
      ],
      { now: clock.now, random: () => 0 },
    );
    await stack.send('test/go', { number: 7 });
    for (const [index, pause] of [15_000, 30_000, 60_000].entries()) {
      await waitUntil(async () => (await stack.table('queue'))[0]?.attempt === index + 1);
      clock.advance(pause - 1);
      stack.executor.wake();
      await settle();
      expect(attempts).toHaveLength(index + 1);
      clock.advance(1);
      stack.executor.wake();
    }
    await ended('failing-failure');
    expect(attempts).toEqual([0, 1, 2, 3]);
    expect(await runOf('failing')).toMatchObject({ status: 'failed' });
    expect(failures).toEqual([[{ number: 7 }, 'still down']]);
    expect(await stack.table('queue')).toEqual([]);
  });

  it('a failing run retries at the time that RetryAfterError names', async () => {
    const clock = testClock();
    let attempts = 0;
    stack = await startTestStack(
      (client) => [
        client.createFunction({ id: 'later', triggers: { event: 'test/go' }, retries: 1 }, async ({ step }) =>
          step.run('once', () => {
            attempts++;
            if (attempts === 1) throw new RetryAfterError('busy', 300_000);
            return 'done';
          }),
        ),
      ],
      { now: clock.now },
    );
    await stack.send('test/go');
    await waitUntil(async () => (await stack.table('queue'))[0]?.attempt === 1);
    clock.advance(299_999);
    stack.executor.wake();
    await settle();
    expect(attempts).toBe(1);
    clock.advance(1);
    stack.executor.wake();
    await ended('later');
    expect(await runOf('later')).toMatchObject({ status: 'completed', output: '{"data":"done"}' });
  });

  it('a run is not retried after a NonRetriableError, and the function can catch a failed step', async () => {
    let attempts = 0;
    stack = await startTestStack((client) => [
      client.createFunction({ id: 'final', triggers: { event: 'test/go' } }, () => {
        attempts++;
        throw new NonRetriableError('never');
      }),
      client.createFunction({ id: 'catcher', triggers: { event: 'test/go' } }, async ({ step }) => {
        try {
          await step.run('bad', () => {
            throw new NonRetriableError('caught me');
          });
        } catch (error) {
          return { caught: (error as Error).message };
        }
      }),
    ]);
    await stack.send('test/go');
    await ended('final');
    await ended('catcher');
    expect(attempts).toBe(1);
    expect(await runOf('final')).toMatchObject({ status: 'failed' });
    expect(await runOf('catcher')).toMatchObject({ status: 'completed', output: '{"data":{"caught":"caught me"}}' });
  });

  it('a run with an unsupported step fails with the name of the step', async () => {
    stack = await startTestStack((client) => [
      client.createFunction({ id: 'signals', triggers: { event: 'test/go' } }, async ({ step }) => {
        await step.waitForSignal('sign', { signal: 'x', timeout: '1h', onConflict: 'fail' });
      }),
    ]);
    await stack.send('test/go');
    await ended('signals');
    expect((await runOf('signals'))?.output).toContain('WaitForSignal');
  });

  it('a run loses neither attempts nor results while the app is down', async () => {
    const seen: number[] = [];
    const functions: Parameters<typeof startTestStack>[0] = (client) => [
      client.createFunction({ id: 'patient', triggers: { event: 'test/go' }, retries: 0 }, ({ event, attempt }) => {
        seen.push(Number(event.data.number));
        return attempt;
      }),
    ];
    stack = await startTestStack(functions);
    await stack.stopApp();
    for (const number of [1, 2, 3]) await stack.send('test/go', { number });
    await settle();
    expect(seen).toEqual([]);
    await stack.startApp();
    await waitUntil(async () => (await stack.runs()).every((run) => run.status === 'completed'));
    expect(seen.sort()).toEqual([1, 2, 3]);
  });
});
