import type { z } from 'zod';
import type { syncDataTypes, syncRunDataTypes, syncStreamNames } from '@/db/schema/sync-runs';
import type { syncStepKinds } from '@/db/schema/sync-steps';
import type { syncRunSchema } from './schema';

export type SyncRunDto = z.infer<typeof syncRunSchema>;

/** What a request may name. */
export type SyncDataType = (typeof syncDataTypes)[number];
export type SyncRunDataType = (typeof syncRunDataTypes)[number];
/** A kind of data with its own schedule. */
export type SyncStream = (typeof syncStreamNames)[number];
export type SyncStepKind = (typeof syncStepKinds)[number];
