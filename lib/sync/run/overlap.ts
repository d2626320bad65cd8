import { syncRunDataTypes, syncStreams } from '@/db/schema/sync-runs';
import type { SyncRunDataType } from '../types';

/** What a run of this type reads. The past is read apart from the newest days, and never at odds with them. */
function readBy(dataType: SyncRunDataType): readonly string[] {
  return dataType === 'all' ? syncStreams : [dataType];
}

/** The types of run that read something that `dataType` reads: no two of them at once for one integration. */
export function typesOverlapping(dataType: SyncRunDataType): SyncRunDataType[] {
  return syncRunDataTypes.filter((other) => readBy(other).some((stream) => readBy(dataType).includes(stream)));
}

/** The types of run that read everything that `dataType` reads. */
export function typesCovering(dataType: SyncRunDataType): SyncRunDataType[] {
  return syncRunDataTypes.filter((other) => readBy(dataType).every((stream) => readBy(other).includes(stream)));
}

/** Whether a run of type `wider` reads everything that one of type `dataType` does. */
export function covers(wider: SyncRunDataType, dataType: SyncRunDataType): boolean {
  return typesCovering(dataType).includes(wider);
}
