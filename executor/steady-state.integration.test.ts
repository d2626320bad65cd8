import { afterEach, expect, it } from 'vitest';
import { startTestStack, type TestStack, testClock, waitUntil } from './testing/test-stack';

let stack: TestStack;
afterEach(() => stack.close());

const DAY_MS = 24 * 3_600_000;

async function counts() {
  const response = await fetch(`${stack.executor.url}/metrics`);
  return (await response.json()) as {
    runs: Record<string, number>;
    queue: { waiting: number; inFlight: number };
  };
}

async function attack(number: number): Promise<number[]> {
  const { url } = stack.executor;
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    fetch(`${url}${path}`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
  const app = JSON.stringify({ appName: `app-${number}`, url: `http://127.0.0.1:1/${number}`, functions: [] });
  const answers = await Promise.all([
    post('/fn/register', app),
    post('/fn/register', app, { authorization: `Bearer ${number}` }),
    post('/fn/register', `{"appName": ${number}`),
    post(`/e/wrong-key-${number}`, JSON.stringify({ name: `test/forged-${number}` })),
    post(`/e/wrong-key-${number}`, 'x'.repeat(10_000)),
    fetch(`${url}/v0/runs/run-${number}/actions`),
    fetch(`${url}/unknown/${number}`),
  ]);
  for (const answer of answers) await answer.arrayBuffer();
  return answers.map(({ status }) => status);
}

it('the executor keeps as many rows after 55 runs and attacks as after 5', async () => {
  const clock = testClock();
  stack = await startTestStack(
    (client) => [
      client.createFunction({ id: 'waiter', triggers: { event: 'test/go' } }, async ({ event, step }) => {
        await step.waitForEvent('word', { event: `test/word-${event.data.number}`, timeout: '30d' });
      }),
      client.createFunction({ id: 'broken', triggers: { event: 'test/go' }, retries: 0 }, () => {
        throw new Error('broken');
      }),
    ],
    { now: clock.now },
  );
  let sent = 0;
  async function load(runs: number) {
    const numbers = Array.from({ length: runs }, () => sent++);
    for (const number of numbers) {
      await stack.send('test/go', { number });
      expect(await attack(number)).toEqual([401, 401, 401, 401, 401, 401, 404]);
    }
    await waitUntil(async () => (await stack.table('waits')).length === runs);
    for (const number of numbers) await stack.send(`test/word-${number}`);
    await waitUntil(async () =>
      (await stack.runs()).every(({ status }) => status === 'completed' || status === 'failed'),
    );
    clock.advance(DAY_MS);
    await stack.executor.prune();
    const tables = ['apps', 'functions', 'events', 'dedupe', 'runs', 'steps', 'waits', 'queue'];
    const rows = await Promise.all(tables.map(async (table) => [table, (await stack.table(table)).length]));
    return { ...(await counts()), rows: Object.fromEntries(rows) };
  }
  const afterFew = await load(5);
  expect(afterFew).toMatchObject({ queue: { waiting: 0, inFlight: 0 }, rows: { runs: 0, waits: 0, queue: 0 } });
  expect(await load(50)).toEqual(afterFew);
});

it('the executor deletes archived functions without runs', async () => {
  const clock = testClock();
  const named = (id: string) => (client: TestStack['app']['client']) => [
    client.createFunction({ id, triggers: { event: 'test/go' } }, () => id),
  ];
  stack = await startTestStack(named('first'), { now: clock.now });
  for (const id of ['second']) {
    await stack.stopApp();
    await stack.startApp(named(id));
    await waitUntil(async () => (await stack.table('functions')).some((row) => row.id === `app-${id}`));
  }
  expect(await stack.table('functions')).toHaveLength(2);
  clock.advance(DAY_MS);
  await stack.executor.prune();
  expect((await stack.table('functions')).map(({ id }) => id)).toEqual(['app-second']);
});
