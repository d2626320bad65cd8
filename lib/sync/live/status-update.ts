import { sha256Hex } from '@/lib/crypto/hash';
import type { SyncStatus } from '../schema';

/** The statuses of an organization as they go out to everybody who watches it in one language. */
export interface StatusUpdate {
  /** The same for the same statuses, whichever process tells them. */
  id: string;
  /** The body of `GET /api/orgs/{org}/sync/status`. */
  data: string;
  /** Raised with each reading: what was begun later is newer, whichever of two readings ends first. */
  reading: number;
}

/** The age of the data counts on by itself every second, which is no news. */
function withoutAges(status: SyncStatus) {
  return { ...status, streams: status.streams.map(({ dataAgeSeconds: _, ...stream }) => stream) };
}

/** Makes news of statuses. Pure. */
export function toStatusUpdate(integrations: SyncStatus[], reading: number): StatusUpdate {
  const id = sha256Hex(JSON.stringify(integrations.map(withoutAges))).slice(0, 32);
  return { id, data: JSON.stringify({ integrations }), reading };
}
