import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { withoutDatabase } from '@/db/testing/without-database';
import { stopRedisClock } from '@/lib/rate-limit/testing/stop-redis-clock';

type Command = [name: string, ...args: (string | number)[]];

// Redis' REST interface with the commands of counts and challenges.
const store = new Map<string, string>();
let isAway = false;
function run([name, ...args]: Command): unknown {
  const [first = ''] = args.map(String);
  switch (name.toLowerCase()) {
    case 'eval': {
      const count = Number(store.get(String(args[2])) ?? 0) + 1;
      store.set(String(args[2]), String(count));
      return count;
    }
    case 'set':
      if (store.has(first) && args.includes('nx')) return null;
      store.set(first, String(args[1]));
      return 'OK';
    case 'mget':
      return args.map((key) => store.get(String(key)) ?? null);
    case 'del':
      return args.filter((key) => store.delete(String(key))).length;
    default:
      throw new Error(`The stand-in has no ${name}.`);
  }
}
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  if (isAway) return response.writeHead(500).end('{"error":"broken"}');
  const sent = JSON.parse(Buffer.concat(chunks).toString());
  const answer =
    request.url === '/pipeline' ? sent.map((each: Command) => ({ result: run(each) })) : { result: run(sent) };
  return response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  Object.assign(process.env, {
    ...withoutDatabase,
    UPSTASH_REDIS_REST_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    UPSTASH_REDIS_REST_TOKEN: 'token',
  });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
stopRedisClock();
beforeEach(() => {
  isAway = false;
  store.clear();
});

// A process with its own memory.
async function startProcess() {
  vi.resetModules();
  Reflect.deleteProperty(globalThis, 'cmisSpentChallenges');
  const [{ RecentCounts }, { spendChallenge }] = await Promise.all([
    import('./recent-counts'),
    import('./spend-challenge'),
  ]);
  return { counts: new RecentCounts(), spendChallenge };
}

describe('processes with one Redis', () => {
  it('count tries together, and reset them together', async () => {
    const [one, two] = [await startProcess(), await startProcess()];
    expect([await one.counts.add('sara'), await two.counts.add('sara'), await one.counts.add('sara')]).toEqual([
      1, 2, 3,
    ]);
    expect(await two.counts.largest(['omar', 'sara'])).toBe(3);
    expect([...store.keys()].join()).not.toContain('sara');
    await one.counts.forget(['sara', 'omar']);
    expect(await one.counts.largest(['sara'])).toBe(0);
    expect(await one.counts.add('sara')).toBe(1);
  });

  it('accept a solved challenge once', async () => {
    const [one, two] = [await startProcess(), await startProcess()];
    const spent = { nonce: 'a', level: 0 };
    const outcomes = await Promise.all([one, two, one, two].map((each) => each.spendChallenge(spent)));
    expect(outcomes.filter((isFirst) => isFirst)).toHaveLength(1);
    expect(await one.spendChallenge({ nonce: 'b', level: 0 })).toBe(true);
  });

  it('each count alone without Redis, and each accept a solved challenge once', async () => {
    const [one, two] = [await startProcess(), await startProcess()];
    isAway = true;
    expect([await one.counts.add('sara'), await one.counts.add('sara'), await two.counts.add('sara')]).toEqual([
      1, 2, 1,
    ]);
    expect(await one.counts.largest(['sara'])).toBe(2);
    const spent = { nonce: 'a', level: 0 };
    expect(await Promise.all([one.spendChallenge(spent), one.spendChallenge(spent)])).toEqual([true, false]);
    expect(await two.spendChallenge(spent)).toBe(true);
    await one.counts.forget(['sara']);
    expect(await one.counts.largest(['sara'])).toBe(0);
  });
});
