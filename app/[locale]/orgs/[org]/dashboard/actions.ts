'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { getDashboard } from '@/lib/dashboard/data';
import { defineAction } from '../../../define-action';

/** Puts the dashboard together anew, in place of the cached one. */
export const refreshDashboard = defineAction({
  by: 'member',
  role: 'viewer',
  tier: 'heavy',
  schema: z.object({ org: z.string() }),
  run: async (_input, { session }) => {
    await getDashboard(session.orgId, { refresh: true });
    revalidatePath('/[locale]/orgs/[org]/dashboard', 'page');
    return { ok: true };
  },
});
