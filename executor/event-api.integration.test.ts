import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EVENT_KEY, startTestStack, type TestStack, testClock, waitUntil } from './testing/test-stack';

const DAY = 24 * 3_600_000;
const clock = testClock();
let stack: TestStack;
beforeEach(async () => {
  stack = await startTestStack(
    (client) => [
      client.createFunction({ id: 'echo', triggers: { event: 'test/go' } }, ({ event }) => event.data),
      client.createFunction(
        { id: 'picky', triggers: { event: 'test/go', if: 'event.data.size > 10' } },
        ({ event }) => event.data,
      ),
      client.createFunction(
        { id: 'once', triggers: { event: 'test/order' }, idempotency: 'event.data.order' },
        ({ event }) => event.data,
      ),
    ],
    { now: clock.now },
  );
});
afterEach(() => stack.close());

async function post(body: string, key = EVENT_KEY, headers: Record<string, string> = {}) {
  const response = await fetch(`${stack.executor.url}/e/${key}`, { method: 'POST', body, headers });
  return { status: response.status, body: (await response.json()) as { ids?: string[]; error?: string } };
}
const runsOf = async (id: string) => (await stack.runs()).filter((run) => run.function_id === `app-${id}`);

describe("the executor's event API", () => {
  it('the event API refuses an unknown event key', async () => {
    const { status, body } = await post('{"name":"test/go","data":{}}', 'wrong');
    expect([status, body]).toEqual([401, { status: 401, error: 'Event key not found' }]);
    expect(await stack.runs()).toEqual([]);
  });

  it('the event API refuses the whole request when one of its events is invalid', async () => {
    const wrong: [string, string][] = [
      ['{"data":{}}', 'event name is empty'],
      ['{"name":"","data":{}}', 'event name is empty'],
      ['{"name":"inngest/function.failed","data":{}}', 'event name is reserved for internal use'],
      ['{"name":"test/go","data":[1]}', 'event data is not an object'],
      ['{"name":"test/go","data":{},"ts":-5}', 'event timestamp is not between 1980 and 2100'],
      ['[{"name":"test/go","data":{}},{"data":{}}]', 'event name is empty'],
      ['{"name"', 'the request is not JSON'],
      ['3', 'event is not an object'],
    ];
    for (const [text, error] of wrong) {
      expect(await post(text)).toEqual({ status: 400, body: { ids: [''], status: 400, error } });
    }
    const large = await post(JSON.stringify({ name: 'test/go', data: { text: 'x'.repeat(5_000_000) } }));
    expect(large.status).toBe(413);
    expect(await stack.table('events')).toEqual([]);
  });

  it('the event API accepts events of the SDK and returns the reason of a refused event', async () => {
    const { ids } = await stack.app.client.send([
      { name: 'test/go', data: { size: 1 } },
      { name: 'test/go', data: { size: 11 } },
    ]);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    await waitUntil(async () => (await stack.runs()).every((run) => run.status === 'completed'));
    expect(await runsOf('echo')).toHaveLength(2);
    expect((await runsOf('picky')).map((run) => run.output)).toEqual(['{"data":{"size":11}}']);
    await expect(stack.app.client.send({ name: 'inngest/nope', data: {} })).rejects.toThrow('reserved');
  });

  it('the event API stores a repeated request with the same seed once', async () => {
    const seed = { 'x-inngest-event-id-seed': `1780000000000,${Buffer.alloc(10, 7).toString('base64')}` };
    const text = '[{"name":"test/go","data":{}},{"name":"test/go","data":{}}]';
    const first = await post(text, EVENT_KEY, seed);
    const second = await post(text, EVENT_KEY, seed);
    expect(second.body.ids).toEqual(first.body.ids);
    expect(new Set(first.body.ids).size).toBe(2);
    expect(await runsOf('echo')).toHaveLength(2);
  });

  it('the executor runs a function once for an event id, or for an idempotency key, in 24 hours', async () => {
    await stack.send('test/go', { size: 1 }, 'same');
    await stack.send('test/go', { size: 2 }, 'same');
    await stack.app.client.send([
      { name: 'test/go', data: {}, id: 'twins' },
      { name: 'test/go', data: {}, id: 'twins' },
    ]);
    expect(await runsOf('echo')).toHaveLength(2);
    await stack.send('test/order', { order: 'A' });
    await stack.send('test/order', { order: 'A' });
    await stack.send('test/order', { order: 'B' });
    expect(await runsOf('once')).toHaveLength(2);
    clock.advance(DAY);
    await stack.send('test/go', { size: 3 }, 'same');
    await stack.send('test/order', { order: 'A' });
    expect(await runsOf('echo')).toHaveLength(3);
    expect(await runsOf('once')).toHaveLength(3);
  });

  it('the executor deletes finished runs, events and ids after a day, and nothing unfinished', async () => {
    await stack.send('test/go', { size: 1 }, 'old');
    await waitUntil(async () => (await stack.runs()).every((run) => run.status === 'completed'));
    await stack.stopApp();
    await stack.send('test/go', { size: 2 });
    clock.advance(DAY);
    await stack.executor.prune();
    expect((await stack.runs()).map((run) => run.status)).toEqual(['queued']);
    expect(await stack.table('queue')).toHaveLength(1);
    expect(await stack.table('events')).toEqual([]);
    expect(await stack.table('dedupe')).toEqual([]);
  });
});
