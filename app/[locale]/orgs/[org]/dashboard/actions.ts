'use server';

import { revalidatePath } from 'next/cache';
import { cookies } from 'next/headers';
import { z } from 'zod';
import { cookieOptions } from '@/lib/auth/session-cookie';
import { loadDashboard } from '@/lib/dashboard/load-dashboard';
import { env } from '@/lib/env';
import { defineAction } from '../../../define-action';
import { readFigureFilter } from '../../../read-figure-filter';
import { setupHiddenCookie } from './setup-hidden-cookie';

const SECONDS_PER_YEAR = 31_536_000;

export const refreshDashboard = defineAction({
  by: 'member',
  role: 'viewer',
  tier: 'heavy',
  // `search`: the filter of the page, as in its address.
  schema: z.object({ org: z.string(), search: z.string().default('') }),
  run: async ({ search }, { session }) => {
    const parameters = Object.fromEntries(new URLSearchParams(search));
    const { filter } = readFigureFilter(parameters, session.organization, new Date());
    await loadDashboard(session.orgId, filter, { refresh: true });
    revalidatePath('/[locale]/orgs/[org]/dashboard', 'page');
    return { ok: true };
  },
});

export const hideSetup = defineAction({
  by: 'member',
  role: 'viewer',
  tier: 'api',
  schema: z.object({ org: z.string() }),
  run: async (_input, { session }) => {
    const options = { ...cookieOptions(env().AUTH_URL), maxAge: SECONDS_PER_YEAR };
    (await cookies()).set(setupHiddenCookie(session.orgId), '1', options);
    revalidatePath('/[locale]/orgs/[org]/dashboard', 'page');
    return { ok: true };
  },
});
