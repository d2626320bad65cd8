'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { clientNetwork } from '@/lib/api/client-address';
import { signInWithPassword } from '@/lib/auth/sign-in';
import { signUp as register } from '@/lib/auth/sign-up';
import { defineAction } from '../../define-action';
import { localPath } from '../../local-path';

/** Registers a person, signs them in, and goes on: to the invitation they came from, or to their organization. */
export const signUp = defineAction({
  by: 'anyone',
  tier: 'by-account',
  schema: z.object({
    name: z.string().trim().min(1, 'required').max(120, 'tooLong'),
    email: z.string().trim().min(1, 'required').max(320, 'tooLong'),
    password: z.string().min(1, 'required').max(1000, 'tooLong'),
    next: z.string().optional(),
  }),
  labels: { name: 'auth.signUp.name', email: 'auth.signUp.email', password: 'auth.signUp.password' },
  run: async ({ name, email, password, next }, { locale }) => {
    const clientIp = clientNetwork(await headers());
    await register({ name, email, password, clientIp });
    await signInWithPassword({ email, password, clientIp });
    redirect(localPath(next, `/${locale}`));
  },
});
