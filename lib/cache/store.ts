/** Names one cached value of one organization. `version` tells variants of a name apart (a period, a filter). */
export interface CacheKey {
  orgId: string;
  name: string;
  version?: string;
}

/** `stamp` names the state of the organization's cache at the read; a value written under an older one is lost. */
export interface CacheRead {
  stamp: string;
  value: unknown;
  hit: boolean;
}

/** Where cached values live. `name` undefined invalidates everything of the organization. */
export interface CacheStore {
  read(key: CacheKey): Promise<CacheRead>;
  write(key: CacheKey, stamp: string, value: unknown, ttlSeconds: number): Promise<void>;
  invalidate(orgId: string, name: string | undefined): Promise<void>;
}
