'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { orgHref } from '@/components/shell/org-href';
import { signInWithPassword } from '@/lib/auth/sign-in-with-password';
import { joinAsInvited } from '@/lib/orgs/invitations';
import { defineAction } from '../../define-action';
import { localPath } from '../../local-path';
import { invitationToken } from '../pending-invitation';

/** Signing in from an invitation to this address joins the organization. */
export const signIn = defineAction({
  by: 'anyone',
  tier: 'by-account',
  schema: z.object({
    email: z.string().trim().min(1, 'required').max(320, 'tooLong'),
    password: z.string().min(1, 'required').max(1000, 'tooLong'),
    next: z.string().optional(),
    challengeAnswer: z.string().optional(),
  }),
  labels: { email: 'auth.signIn.email', password: 'auth.signIn.password' },
  run: async ({ email, password, next, challengeAnswer: answer }, { locale }) => {
    await signInWithPassword({ email, password, answer });
    const target = localPath(next, `/${locale}`);
    const token = invitationToken(target);
    const joined = token ? await joinAsInvited(token, email, (await headers()).get('x-request-id')) : null;
    redirect(joined ? orgHref(locale, joined.orgId, 'dashboard') : target);
  },
});
