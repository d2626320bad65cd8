'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { acceptHeldFigures } from '@/lib/alerts/accept-figures';
import { acknowledgeAlerts } from '@/lib/alerts/acknowledge-alert';
import { acceptFiguresSchema } from '@/lib/alerts/held-figures-schema';
import { defineAction } from '../../../define-action';

export const acknowledge = defineAction({
  by: 'member',
  role: 'marketer',
  tier: 'api',
  schema: z.object({ org: z.string(), alert: z.union([z.uuid(), z.array(z.uuid()).max(100)]) }),
  run: async ({ alert }, { session }) => {
    await acknowledgeAlerts(session, [alert].flat());
    revalidatePath('/[locale]/orgs/[org]/alerts', 'page');
    return { ok: true };
  },
});

export const acceptFigures = defineAction({
  by: 'member',
  role: 'marketer',
  tier: 'api',
  schema: z.object({
    org: z.string(),
    adAccountIds: z.preprocess((value) => [value].flat(), acceptFiguresSchema.shape.adAccountIds),
  }),
  run: async ({ adAccountIds }, { session }) => {
    await acceptHeldFigures(session, adAccountIds);
    revalidatePath('/[locale]/orgs/[org]', 'layout');
    return { ok: true };
  },
});
