import { z } from 'zod';
import { syncDataTypes } from '@/db/schema/sync-runs';

/** What to sync; everything unless said otherwise. */
export const triggerSchema = z.strictObject({ dataType: z.enum(syncDataTypes) });
