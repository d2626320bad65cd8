import { z } from 'zod';
import { figureDoubts } from '@/db/schema/held-figures';
import { figureChangeSchema } from '@/lib/metrics/figure-change';
import { platformIds } from '@/lib/platform-ids';

export const heldFiguresSchema = z.strictObject({
  adAccountId: z.uuid(),
  integrationId: z.uuid(),
  platform: z.enum(platformIds),
  name: z.string(),
  currency: z.string(),
  doubt: z.enum(figureDoubts),
  // If it is accepted and the platform reports the same; null: known after the next sync.
  change: figureChangeSchema.nullable(),
  since: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
});
export type HeldFiguresDto = z.infer<typeof heldFiguresSchema>;

export const heldFiguresListSchema = z.strictObject({ heldFigures: z.array(heldFiguresSchema) });
export const acceptFiguresSchema = z.strictObject({ adAccountIds: z.array(z.uuid()).min(1).max(100) });
export const acceptedFiguresSchema = z.strictObject({ accepted: z.array(z.uuid()) });
