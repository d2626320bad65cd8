/** Of one name of cached values in this process. */
export interface NamedCounters {
  hits: number;
  misses: number;
  // Waited for the load of another caller.
  joined: number;
  // Answered with the last value while another caller built the next.
  copies: number;
}

export interface CacheCounters {
  names: Map<string, NamedCounters>;
  // Reads and writes that the shared store failed or did not answer in time; each fell back to the database.
  storeFailures: number;
  invalidations: number;
}

// On globalThis: Next loads this module twice, and there is one cache to count.
const shared = globalThis as typeof globalThis & { cmisCacheCounters?: CacheCounters };
shared.cmisCacheCounters ??= { names: new Map(), storeFailures: 0, invalidations: 0 };

export const cacheCounters: CacheCounters = shared.cmisCacheCounters;

export function countersOf(name: string): NamedCounters {
  const known = cacheCounters.names.get(name);
  if (known) return known;
  const counters = { hits: 0, misses: 0, joined: 0, copies: 0 };
  cacheCounters.names.set(name, counters);
  return counters;
}

/** The share of reads that needed no build of their own; null before the first read. */
export function hitRate({ hits, misses, joined, copies }: NamedCounters): number | null {
  const reads = hits + misses + joined + copies;
  return reads === 0 ? null : (reads - misses) / reads;
}
