import { sha256Hex } from '@/lib/crypto/hash';
import type { SyncStatus } from '../schema';

export interface StatusUpdate {
  /** The same for equal statuses in every process. */
  id: string;
  /** The body of `GET /api/orgs/{org}/sync/status`. */
  data: string;
  /** The order in which readings began, whichever ends first. */
  reading: number;
}

function withoutAges(status: SyncStatus) {
  return { ...status, streams: status.streams.map(({ dataAgeSeconds: _, ...stream }) => stream) };
}

export function toStatusUpdate(integrations: SyncStatus[], reading: number): StatusUpdate {
  const id = sha256Hex(JSON.stringify(integrations.map(withoutAges))).slice(0, 32);
  return { id, data: JSON.stringify({ integrations }), reading };
}
