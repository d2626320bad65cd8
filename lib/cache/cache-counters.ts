export interface CacheCounters {
  hits: number;
  misses: number;
  joined: number;
  // Reads and writes that the shared store failed or did not answer in time; each fell back to the database.
  storeFailures: number;
  invalidations: number;
}

// On globalThis: Next loads this module twice, and there is one cache to count.
const shared = globalThis as typeof globalThis & { cmisCacheCounters?: CacheCounters };
shared.cmisCacheCounters ??= { hits: 0, misses: 0, joined: 0, storeFailures: 0, invalidations: 0 };

export const cacheCounters: CacheCounters = shared.cmisCacheCounters;
