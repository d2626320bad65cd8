'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { resetPassword } from '@/lib/auth/password-reset';
import { clientNetwork } from '@/lib/rate-limit/client-address';
import { defineAction } from '../../../define-action';

export const setPassword = defineAction({
  by: 'anyone',
  tier: 'by-account',
  schema: z.object({
    token: z.string().min(1).max(200),
    password: z.string().min(1, 'required').max(1000, 'tooLong'),
    challengeAnswer: z.string().optional(),
  }),
  labels: { password: 'auth.reset.password' },
  run: async ({ token, password, challengeAnswer: answer }, { locale }) => {
    await resetPassword({ token, password, clientIp: clientNetwork(await headers()), answer });
    redirect(`/${locale}/reset-password/done`);
  },
});
