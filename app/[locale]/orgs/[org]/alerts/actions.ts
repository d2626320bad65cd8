'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { acceptHeldFigures } from '@/lib/alerts/accept-figures';
import { acknowledgeAlerts } from '@/lib/alerts/acknowledge-alert';
import { defineAction } from '../../../define-action';

/** Notes that a person has seen an alert, or all of a group. */
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

/** Takes the figures that an alert says are held back. */
export const acceptFigures = defineAction({
  by: 'member',
  role: 'marketer',
  tier: 'api',
  schema: z.object({ org: z.string(), alert: z.uuid() }),
  run: async ({ alert }, { session }) => {
    await acceptHeldFigures(session, alert);
    revalidatePath('/[locale]/orgs/[org]/alerts', 'page');
    return { ok: true };
  },
});
