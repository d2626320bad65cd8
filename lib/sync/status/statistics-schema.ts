import { z } from 'zod';
import { platformIds } from '@/lib/platform-ids';
import { streamStatusSchema } from '../schema';

export const statisticsQuery = z.strictObject({ hours: z.coerce.number().int().min(1).max(720).default(24) });

const figures = z.strictObject({
  // Requested in the window, by their status now.
  runs: z.int(),
  queued: z.int(),
  running: z.int(),
  succeeded: z.int(),
  failed: z.int(),
  superseded: z.int(),
  // Succeeded of ended, 0..1; null: none has ended.
  successShare: z.number().nullable(),
  retries: z.int(),
  rowsRead: z.int(),
  rowsChanged: z.int(),
  rowsPerHour: z.number(),
  // Of the runs that succeeded, from start to end; null: none did.
  durationSeconds: z.strictObject({ p50: z.number().nullable(), p95: z.number().nullable() }),
});

export const syncStatisticsSchema = z.strictObject({
  hours: z.int(),
  from: z.iso.datetime(),
  totals: figures,
  byPlatform: z.array(figures.extend({ platform: z.enum(platformIds), integrations: z.int() })),
  streamsByStatus: z.record(streamStatusSchema.shape.status, z.int()),
  // The last success of the stream that has gone longest without one, and the newest of all; null: none.
  oldestSuccessAt: z.iso.datetime().nullable(),
  newestSuccessAt: z.iso.datetime().nullable(),
  generatedAt: z.iso.datetime(),
});
export type SyncStatistics = z.infer<typeof syncStatisticsSchema>;
export type SyncFigures = z.infer<typeof figures>;
