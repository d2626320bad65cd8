import type { z } from 'zod';
import type { syncDataTypes, syncRunDataTypes, syncStreams } from '@/db/schema/sync-runs';
import type { syncStepKinds } from '@/db/schema/sync-steps';
import type { syncRunSchema } from './schema';

export type SyncRunDto = z.infer<typeof syncRunSchema>;

/** What a person or program may ask for. */
export type SyncDataType = (typeof syncDataTypes)[number];
/** What a run may read. */
export type SyncRunDataType = (typeof syncRunDataTypes)[number];
/** What is read on its own schedule. */
export type SyncStream = (typeof syncStreams)[number];
/** What a step of a run reads. */
export type SyncStepKind = (typeof syncStepKinds)[number];
