'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { requireOrg } from '@/lib/auth/org-session';
import { eraseLead } from '@/lib/leads/erase-lead';
import { formAction } from '../../../form-action';

/** Erases what a person wrote in a lead form. */
export const erase = formAction({
  schema: z.object({ org: z.string(), lead: z.uuid() }),
  run: async ({ org, lead }) => {
    await eraseLead(await requireOrg(org, 'admin'), lead);
    revalidatePath('/[locale]/orgs/[org]/leads', 'page');
    return { ok: true };
  },
});
