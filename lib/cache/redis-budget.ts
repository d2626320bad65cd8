import { AsyncLocalStorage } from 'node:async_hooks';
import { headers } from 'next/headers';

/** Milliseconds that one request may spend waiting for Redis: a cache must not cost more than the work it saves. */
export const REDIS_BUDGET_MS = 250;

/** Passes the middleware's spending to the rest of the request; the middleware overwrites it on every request. */
export const REDIS_SPENT_HEADER = 'x-cmis-redis-spent-ms';

export class RedisSilent extends Error {
  override readonly name = 'RedisSilent';
}

export class RedisBudget {
  private waiting = 0;
  private since = 0;

  constructor(private spent = 0) {}

  spentMs(): number {
    return this.spent + (this.waiting > 0 ? performance.now() - this.since : 0);
  }

  async wait<T>(work: () => Promise<T>): Promise<T> {
    const leftMs = REDIS_BUDGET_MS - this.spentMs();
    if (leftMs < 1) throw new RedisSilent('The request has waited long enough for Redis.');
    if (this.waiting === 0) this.since = performance.now();
    this.waiting += 1;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new RedisSilent('Redis did not answer in time.')), leftMs);
    });
    try {
      return await Promise.race([work(), late]);
    } finally {
      clearTimeout(timer);
      this.waiting -= 1;
      if (this.waiting === 0) this.spent += performance.now() - this.since;
    }
  }
}

export function budgetAfterMiddleware(requestHeaders: Pick<Headers, 'get'>): RedisBudget {
  return new RedisBudget(Math.max(0, Number(requestHeaders.get(REDIS_SPENT_HEADER)) || 0));
}

const current = new AsyncLocalStorage<RedisBudget>();
const shared = globalThis as typeof globalThis & { cmisRedisBudgets?: WeakMap<object, RedisBudget> };
shared.cmisRedisBudgets ??= new WeakMap();
const ofRequest = shared.cmisRedisBudgets;

export function withRedisBudget<T>(budget: RedisBudget, work: () => T): T {
  return current.run(budget, work);
}

async function headersOfRequest() {
  try {
    return await headers();
  } catch {
    return null;
  }
}

/** The budget of the current request; outside a request, a new one for the single call. */
export async function currentRedisBudget(): Promise<RedisBudget> {
  const given = current.getStore();
  if (given) return given;
  // Next runs an action and the page it renders as one request with one headers object.
  const requestHeaders = await headersOfRequest();
  if (!requestHeaders) return new RedisBudget();
  const known = ofRequest.get(requestHeaders);
  if (known) return known;
  const budget = budgetAfterMiddleware(requestHeaders);
  ofRequest.set(requestHeaders, budget);
  return budget;
}
