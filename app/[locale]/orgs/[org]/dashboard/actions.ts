'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { requireOrg } from '@/lib/auth/org-session';
import { getDashboard } from '@/lib/dashboard/data';
import { formAction } from '../../../form-action';

/** Puts the dashboard together anew, in place of the cached one. */
export const refreshDashboard = formAction({
  schema: z.object({ org: z.string() }),
  run: async ({ org }) => {
    const { orgId } = await requireOrg(org);
    await getDashboard(orgId, { refresh: true });
    revalidatePath('/[locale]/orgs/[org]/dashboard', 'page');
    return { ok: true };
  },
});
