'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { orgHref } from '@/components/shell/org-href';
import { acceptInvitation } from '@/lib/orgs/invitations';
import { defineAction } from '../../../define-action';

export const accept = defineAction({
  by: 'user',
  tier: 'auth',
  schema: z.object({ token: z.string().min(1).max(200) }),
  run: async ({ token }, { user, locale }) => {
    const { orgId } = await acceptInvitation(token, user);
    redirect(orgHref(locale, orgId, 'dashboard'));
  },
});
