'use server';

import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { authCookieName, cookieOptions } from '@/lib/auth/session-cookie';
import { signUp as register } from '@/lib/auth/sign-up';
import { env } from '@/lib/env';
import { clientNetwork } from '@/lib/rate-limit/client-address';
import { defineAction } from '../../define-action';
import { withSearch } from '../../list-search';
import { localPath } from '../../local-path';

const ADDRESS_SECONDS = 600;

/** The same answer for an address that has an account: the form must not reveal that it has one. */
export const signUp = defineAction({
  by: 'anyone',
  tier: 'by-account',
  schema: z.object({
    name: z.string().trim().min(1, 'required').max(120, 'tooLong'),
    email: z.string().trim().min(1, 'required').max(320, 'tooLong'),
    password: z.string().min(1, 'required').max(1000, 'tooLong'),
    next: z.string().optional(),
    challengeAnswer: z.string().optional(),
  }),
  labels: { name: 'auth.signUp.name', email: 'auth.signUp.email', password: 'auth.signUp.password' },
  run: async ({ name, email, password, next, challengeAnswer: answer }, { locale }) => {
    const clientIp = clientNetwork(await headers());
    await register({ name, email, password, clientIp, answer });
    const { AUTH_URL } = env();
    const options = { ...cookieOptions(AUTH_URL), maxAge: ADDRESS_SECONDS };
    (await cookies()).set(authCookieName('address', AUTH_URL), email, options);
    redirect(withSearch(`/${locale}/sign-in`, { registered: '1', next: localPath(next, `/${locale}`) }));
  },
});
