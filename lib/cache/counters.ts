/** What the cache did since the process started, for /metrics. */
export interface CacheCounters {
  hits: number;
  misses: number;
  /** Callers that waited for a load another caller had begun. */
  joined: number;
  /** Reads and writes the shared store did not answer in time or at all; each fell through to the database. */
  storeFailures: number;
  invalidations: number;
}

// On globalThis: Next loads a module once for pages and once for route handlers, and there is one cache to count.
const shared = globalThis as typeof globalThis & { cmisCacheCounters?: CacheCounters };
shared.cmisCacheCounters ??= { hits: 0, misses: 0, joined: 0, storeFailures: 0, invalidations: 0 };

export const cacheCounters: CacheCounters = shared.cmisCacheCounters;
