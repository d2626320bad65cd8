import { z } from 'zod';
import { alertKinds, alertSeverities } from '@/db/schema/alerts';
import { moneySchema } from '@/lib/metrics/money-dto';

export const alertSchema = z.strictObject({
  id: z.uuid(),
  kind: z.enum(alertKinds),
  severity: z.enum(alertSeverities),
  subjectType: z.enum(['campaign', 'integration']),
  subjectId: z.uuid(),
  // For the message: names, shares, days.
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  openedAt: z.iso.datetime(),
  acknowledgedAt: z.iso.datetime().nullable(),
  closedAt: z.iso.datetime().nullable(),
});

/** An open alert on the dashboard. */
export const openAlertSchema = alertSchema.omit({ closedAt: true }).extend({
  // In the currency of the filter; null: the alert is not about an amount, or there is no rate.
  atStake: moneySchema.nullable(),
});

export const alertListQuery = z.strictObject({
  state: z.enum(['open', 'closed']).default('open'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(4000).optional(),
});

const alertCountsSchema = z.strictObject({
  open: z.int(),
  unseen: z.int(),
});

export const alertPageSchema = z.strictObject({
  alerts: z.array(alertSchema),
  nextCursor: z.string().nullable(),
  counts: alertCountsSchema,
});

export type OpenAlert = z.infer<typeof openAlertSchema>;
export type AlertDto = z.infer<typeof alertSchema>;
export type AlertPage = z.infer<typeof alertPageSchema>;
export type AlertCounts = z.infer<typeof alertCountsSchema>;
export type AlertListQuery = z.infer<typeof alertListQuery>;
