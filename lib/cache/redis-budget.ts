import { AsyncLocalStorage } from 'node:async_hooks';
import { headers } from 'next/headers';

/** What all waiting for Redis may cost one request: a cache or a limit must never cost more than the work it saves. */
export const REDIS_BUDGET_MS = 250;

/** Carries what the middleware spent to the rest of the request; the middleware overwrites it on every request. */
export const REDIS_SPENT_HEADER = 'x-cmis-redis-spent-ms';

/** Redis did not answer in time, or was not called because it does not answer at the moment. */
export class RedisSilent extends Error {
  override readonly name = 'RedisSilent';
}

/** The time one request may still wait for Redis, in milliseconds. Calls that wait side by side count once. */
export class RedisBudget {
  private waiting = 0;
  private since = 0;

  /** `spent`: milliseconds the request has already waited elsewhere. */
  constructor(private spent = 0) {}

  spentMs(): number {
    return this.spent + (this.waiting > 0 ? performance.now() - this.since : 0);
  }

  /**
   * Waits for `work` as long as the budget lasts.
   * @throws RedisSilent when it is used up; what `work` throws
   */
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

/** A budget less what the middleware spent on the same request. */
export function budgetAfterMiddleware(requestHeaders: Pick<Headers, 'get'>): RedisBudget {
  return new RedisBudget(Math.max(0, Number(requestHeaders.get(REDIS_SPENT_HEADER)) || 0));
}

const current = new AsyncLocalStorage<RedisBudget>();
const shared = globalThis as typeof globalThis & { cmisRedisBudgets?: WeakMap<object, RedisBudget> };
shared.cmisRedisBudgets ??= new WeakMap();
const ofRequest = shared.cmisRedisBudgets;

/** Runs `work` with `budget` as the one of the request. */
export function withRedisBudget<T>(budget: RedisBudget, work: () => T): T {
  return current.run(budget, work);
}

async function headersOfRequest() {
  try {
    return await headers();
  } catch {
    // A job or a script: Next knows of no request.
    return null;
  }
}

/** The budget of the request that is answered now; outside of any a new one for the single call. */
export async function currentRedisBudget(): Promise<RedisBudget> {
  const given = current.getStore();
  if (given) return given;
  // An action and the page it renders afterwards are one request to Next, with one object for its headers.
  const requestHeaders = await headersOfRequest();
  if (!requestHeaders) return new RedisBudget();
  const known = ofRequest.get(requestHeaders);
  if (known) return known;
  const budget = budgetAfterMiddleware(requestHeaders);
  ofRequest.set(requestHeaders, budget);
  return budget;
}
