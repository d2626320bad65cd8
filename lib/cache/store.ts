export interface CacheKey {
  orgId: string;
  name: string;
  version?: string;
}

/**
 * `stamp` is the state of the organization's cache at the read; a value written under an older one is lost. `hit`: the
 * value is fresh. Else `copy` is the last value that a read may still show while a newer one is built.
 */
export interface CacheRead {
  stamp: string;
  value: unknown;
  hit: boolean;
  copy?: unknown;
}

/**
 * `change`: a person changed something, and no read shows an older value. `arrival`: data arrived in the background,
 * and reads may show the last value until the next is built.
 */
export type Invalidation = 'change' | 'arrival';

export interface CacheStore {
  read(key: CacheKey): Promise<CacheRead>;
  write(key: CacheKey, stamp: string, value: unknown, ttlSeconds: number): Promise<void>;
  // True for one caller until the claim ends: it builds the value.
  claim(key: CacheKey, stamp: string): Promise<boolean>;
  invalidate(orgId: string, name: string | undefined, reason: Invalidation): Promise<void>;
}

// How long after its time a value may still be shown.
export const COPY_SECONDS = 60 * 60;
// Longer than any build takes; after a builder dies, no caller waits longer than this.
export const CLAIM_SECONDS = 30;

/** Two parts: an arrival changes the second one only. */
export interface Stamp {
  change: string;
  arrival: string;
}

export function stampText({ change, arrival }: Stamp): string {
  return `${change}|${arrival}`;
}

/** A copy outlives arrivals, not changes. */
export function isCopyOf(stored: string, current: string): boolean {
  return stored.split('|')[0] === current.split('|')[0];
}
