import { z } from 'zod';
import { platformIds } from '@/lib/platform-ids';
import { streamStatusSchema } from '../schema';

/** The window of the figures in hours; a day unless said otherwise, 30 days at most. */
export const statisticsQuery = z.strictObject({ hours: z.coerce.number().int().min(1).max(720).default(24) });

const figures = z.strictObject({
  /** Runs requested in the window, by how they stand now. */
  runs: z.int(),
  queued: z.int(),
  running: z.int(),
  succeeded: z.int(),
  failed: z.int(),
  superseded: z.int(),
  /** Succeeded over ended, 0..1; null: none has ended. */
  successShare: z.number().nullable(),
  retries: z.int(),
  rowsRead: z.int(),
  rowsChanged: z.int(),
  /** Rows read in each hour of the window. */
  rowsPerHour: z.number(),
  /** Of the runs that succeeded, from begin to end; null: none did. */
  durationSeconds: z.strictObject({ p50: z.number().nullable(), p95: z.number().nullable() }),
});

export const syncStatisticsSchema = z.strictObject({
  hours: z.int(),
  from: z.iso.datetime(),
  totals: figures,
  /** Every platform that an integration is connected to, also those without a run. */
  byPlatform: z.array(figures.extend({ platform: z.enum(platformIds), integrations: z.int() })),
  /** How many streams of integrations stand how, now. */
  streamsByStatus: z.record(streamStatusSchema.shape.status, z.int()),
  /** The stream that has gone without for longest, and the last success of all; null: none was ever read. */
  oldestSuccessAt: z.iso.datetime().nullable(),
  newestSuccessAt: z.iso.datetime().nullable(),
  generatedAt: z.iso.datetime(),
});
export type SyncStatistics = z.infer<typeof syncStatisticsSchema>;
export type SyncFigures = z.infer<typeof figures>;
