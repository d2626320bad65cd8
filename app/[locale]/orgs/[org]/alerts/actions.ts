'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { acknowledgeAlerts } from '@/lib/alerts/acknowledge-alert';
import { requireOrg } from '@/lib/auth/org-session';
import { formAction } from '../../../form-action';

/** Notes that a person has seen an alert, or all of a group. */
export const acknowledge = formAction({
  schema: z.object({ org: z.string(), alert: z.union([z.uuid(), z.array(z.uuid()).max(100)]) }),
  run: async ({ org, alert }) => {
    await acknowledgeAlerts(await requireOrg(org, 'marketer'), [alert].flat());
    revalidatePath('/[locale]/orgs/[org]/alerts', 'page');
    return { ok: true };
  },
});
