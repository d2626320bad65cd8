export interface CacheKey {
  orgId: string;
  name: string;
  version?: string;
}

// `stamp` is the state of the organization's cache at the read; a value written under an older stamp is lost.
export interface CacheRead {
  stamp: string;
  value: unknown;
  hit: boolean;
}

export interface CacheStore {
  read(key: CacheKey): Promise<CacheRead>;
  write(key: CacheKey, stamp: string, value: unknown, ttlSeconds: number): Promise<void>;
  invalidate(orgId: string, name: string | undefined): Promise<void>;
}
