'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { acknowledgeAlert } from '@/lib/alerts/acknowledge-alert';
import { requireOrg } from '@/lib/auth/org-session';
import { formAction } from '../../../form-action';

/** Notes that a person has seen an alert. */
export const acknowledge = formAction({
  schema: z.object({ org: z.string(), alert: z.uuid() }),
  run: async ({ org, alert }) => {
    await acknowledgeAlert(await requireOrg(org, 'marketer'), alert);
    revalidatePath('/[locale]/orgs/[org]/alerts', 'page');
    return { ok: true };
  },
});
