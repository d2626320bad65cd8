'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { orgHref } from '@/components/shell/org-href';
import { requireUser } from '@/lib/auth/session';
import { acceptInvitation } from '@/lib/orgs/invitations';
import { formAction } from '../../../form-action';

export const accept = formAction({
  schema: z.object({ token: z.string().min(1).max(200) }),
  run: async ({ token }, locale) => {
    const { orgId } = await acceptInvitation(token, await requireUser());
    redirect(orgHref(locale, orgId, 'dashboard'));
  },
});
