import type { z } from 'zod';
import type { syncDataTypes } from '@/db/schema/sync-runs';
import { syncStateSchema } from '@/lib/dashboard/schema';

/** A sync run as pages and API show it. */
export const syncRunSchema = syncStateSchema.shape.run.unwrap();
export type SyncRunDto = z.infer<typeof syncRunSchema>;

export type SyncDataType = (typeof syncDataTypes)[number];
