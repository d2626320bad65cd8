import { syncRunDataTypes, syncStreamNames } from '@/db/schema/sync-runs';
import type { SyncRunDataType } from '../types';

// History runs read other days than the streams, so they overlap with none.
function readBy(dataType: SyncRunDataType): readonly string[] {
  return dataType === 'all' ? syncStreamNames : [dataType];
}

export function typesOverlapping(dataType: SyncRunDataType): SyncRunDataType[] {
  return syncRunDataTypes.filter((other) => readBy(other).some((stream) => readBy(dataType).includes(stream)));
}

export function typesCovering(dataType: SyncRunDataType): SyncRunDataType[] {
  return syncRunDataTypes.filter((other) => readBy(dataType).every((stream) => readBy(other).includes(stream)));
}

export function covers(wider: SyncRunDataType, dataType: SyncRunDataType): boolean {
  return typesCovering(dataType).includes(wider);
}
