import { NextRequest } from 'next/server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { cached, invalidateOrg } from '@/lib/cache/cache';
import { RedisBudget } from '@/lib/cache/redis-budget';
import { middleware } from '@/middleware';
import { takeFromTier } from './rate-limit';
import { type RedisAnswer, RedisStandIn } from './testing/redis-stand-in';

const redis = new RedisStandIn();
const slow = (afterMs: number): RedisAnswer => ({
  resultOf: (command) => (Array.isArray(command) && command[0] === 'mget' ? [null, null, null, null, null] : [50, 100]),
  afterMs,
});
beforeAll(async () => {
  Object.assign(process.env, await redis.start());
});
afterAll(() => redis.stop());

// A route that needs Redis as often as any: a limit, two values, a limit of its own, an invalidation.
const GET = defineRoute({
  method: 'GET',
  path: '/api/redis-probe',
  operationId: 'probe',
  summary: 'Probe',
  auth: 'public',
  tier: 'api',
  response: z.strictObject({ values: z.array(z.int()) }),
  handler: async () => {
    const value = (name: string, n: number) => cached({ orgId: 'org', name }, 60, z.int(), async () => n);
    const values = [(await value('first', 1)).value, (await value('second', 2)).value];
    await takeFromTier('ai', 'probe', 'key');
    await invalidateOrg('org');
    return { values };
  },
});

async function wholeRequest(): Promise<Response> {
  const url = 'http://localhost:3000/api/redis-probe';
  // A time from outside must not count: it would keep the shared limits from being used.
  const passed = await middleware(new NextRequest(url, { headers: { 'x-cmis-redis-spent-ms': '250' } }));
  const spent = passed.headers.get('x-middleware-request-x-cmis-redis-spent-ms') ?? '';
  return GET(new Request(url, { headers: { 'x-cmis-redis-spent-ms': spent } }), { params: Promise.resolve({}) });
}

const STEP_MS = 5;
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

let waiting = 0;
let sent = 0;

function forgetCalls(): void {
  redis.calls = 0;
  sent = 0;
}

// How long `work` waits for Redis by the test's clock, which runs on only while each call that was sent is with Redis
// and sockets and work have nothing to do.
async function waitOf<T>(work: Promise<T>): Promise<{ value: T; waitedMs: number }> {
  let [ended, waitedMs] = [false, 0];
  const settled = work.finally(() => {
    ended = true;
  });
  while (!ended) {
    for (let turn = 0; turn < 50 && !ended; turn += 1) await nextTurn();
    if (waiting === 0 || redis.calls < sent) continue;
    waitedMs += STEP_MS;
    await vi.advanceTimersByTimeAsync(STEP_MS);
  }
  return { value: await settled, waitedMs };
}

beforeEach(() => {
  Reflect.deleteProperty(globalThis, 'cmisRedisBreaker');
  forgetCalls();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  // The limit of a call follows the test's clock too: the real one would end calls that a busy machine has yet to send.
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new DOMException('The call took too long.', 'TimeoutError')), ms);
    return controller.signal;
  });
  const send = globalThis.fetch;
  vi.spyOn(globalThis, 'fetch').mockImplementation((...call) => {
    sent += 1;
    return send(...call);
  });
  const wait = RedisBudget.prototype.wait;
  vi.spyOn(RedisBudget.prototype, 'wait').mockImplementation(async function (this: RedisBudget, work) {
    waiting += 1;
    try {
      return await wait.call(this, work);
    } finally {
      waiting -= 1;
    }
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe.each<[string, RedisAnswer]>([
  ['hangs', 'hangs'],
  ['resets', 'resets'],
  ['takes 200 ms', slow(200)],
  ['takes 90 ms', slow(90)],
])('a request while Redis %s', (_name, answer) => {
  it('waits for it 250 ms in total, middleware, limits, cache and invalidation together', async () => {
    redis.answer = answer;
    const { value: response, waitedMs } = await waitOf(wholeRequest());
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ values: [1, 2] });
    expect(redis.calls).toBeGreaterThan(0);
    expect(waitedMs).toBeLessThanOrEqual(250 + STEP_MS);
  });
});

describe('requests one after the other while Redis hangs', () => {
  it('fail three times, then leave Redis alone for five seconds, then one tries again', async () => {
    redis.answer = 'hangs';
    for (let count = 0; count < 3; count += 1) await waitOf(wholeRequest());
    forgetCalls();
    for (let count = 0; count < 20; count += 1) await waitOf(wholeRequest());
    expect(redis.calls).toBe(0);
    await vi.advanceTimersByTimeAsync(5_000);
    await waitOf(Promise.all(Array.from({ length: 20 }, () => wholeRequest())));
    expect(redis.calls).toBe(1);
  });
});
