import { afterEach, expect, it } from 'vitest';
import { startTestStack, type TestStack, testClock, waitUntil } from './testing/test-stack';

let stack: TestStack;
afterEach(() => stack.close());

const HOUR = 3_600_000;
const MINUTE = 60_000;
const settle = () => new Promise((resolve) => setTimeout(resolve, 150));

async function metrics(accept = '*/*'): Promise<Response> {
  return fetch(`${stack.executor.url}/metrics`, { headers: { accept } });
}

it('the executor recovers from an outage of three hours: each sleep ends and each cron runs, once', async () => {
  const clock = testClock(Date.UTC(2026, 5, 1, 12, 0, 30));
  const ran: Record<string, number> = {};
  const note = (name: string) => {
    ran[name] = (ran[name] ?? 0) + 1;
  };
  const crons = { minute: '* * * * *', hour: '0 * * * *', zoned: 'TZ=Asia/Riyadh 0 16 * * *', tomorrow: '0 9 * * *' };
  stack = await startTestStack(
    (client) => [
      ...Object.entries(crons).map(([id, cron]) => client.createFunction({ id, triggers: { cron } }, () => note(id))),
      client.createFunction({ id: 'sleeper', triggers: { event: 'test/go' } }, async ({ step }) => {
        await step.run('before', () => note('before'));
        await step.sleep('nap', '1h');
        await step.run('after', () => note('after'));
        await step.waitForEvent('word', { event: 'test/never', timeout: '1h' });
        await step.run('end', () => note('end'));
      }),
    ],
    { now: clock.now },
  );
  await stack.send('test/go');
  await waitUntil(async () => {
    const { queue } = (await (await metrics()).json()) as { queue: { waiting: number; inFlight: number } };
    return ran.before === 1 && queue.waiting === 1 && queue.inFlight === 0;
  });

  await stack.stopExecutor();
  clock.advance(3 * HOUR);
  await stack.startExecutor();
  await waitUntil(() => ran.after === 1 && ran.minute === 1 && ran.hour === 1 && ran.zoned === 1);
  await waitUntil(async () => (await stack.table('waits')).length === 1);
  stack.executor.wake();
  await settle();
  expect(ran).toEqual({ before: 1, after: 1, minute: 1, hour: 1, zoned: 1 });

  clock.advance(MINUTE);
  stack.executor.wake();
  await waitUntil(() => ran.minute === 2);
  clock.advance(HOUR - MINUTE);
  stack.executor.wake();
  await waitUntil(() => ran.end === 1 && ran.hour === 2 && ran.minute === 3);
  await waitUntil(async () => (await stack.runs()).every((run) => run.status === 'completed'));
  expect(ran).toEqual({ before: 1, after: 1, end: 1, minute: 3, hour: 2, zoned: 1 });

  const counts = { runs: { queued: 0, running: 0, completed: 7, failed: 0 }, queue: { waiting: 0, inFlight: 0 } };
  expect(await (await metrics()).json()).toEqual(counts);
  const text = await metrics('application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1');
  expect(text.headers.get('content-type')).toContain('text/plain');
  expect(await text.text()).toContain('cmis_executor_runs{status="completed"} 7\n');
});
