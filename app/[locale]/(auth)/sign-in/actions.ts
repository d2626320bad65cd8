'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { signInWithPassword } from '@/lib/auth/sign-in';
import { defineAction } from '../../define-action';
import { localPath } from '../../local-path';

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
    redirect(localPath(next, `/${locale}`));
  },
});
