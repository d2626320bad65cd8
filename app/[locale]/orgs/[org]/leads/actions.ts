'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { eraseLead } from '@/lib/leads/erase-lead';
import { defineAction } from '../../../define-action';

export const erase = defineAction({
  by: 'member',
  role: 'admin',
  tier: 'api',
  schema: z.object({ org: z.string(), lead: z.uuid() }),
  run: async ({ lead }, { session }) => {
    await eraseLead(session, lead);
    revalidatePath('/[locale]/orgs/[org]/leads', 'page');
    return { ok: true };
  },
});
