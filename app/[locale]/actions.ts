'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { parseTheme, THEME_COOKIE } from '@/components/shell/theme';
import { cookieOptions } from '@/lib/auth/session-cookie';
import { signOutEverywhere } from '@/lib/auth/sign-out';
import { env } from '@/lib/env';
import { definePlainAction } from './define-action';

const SECONDS_PER_YEAR = 31_536_000;

/** Keeps the chosen appearance in a cookie. */
export const setTheme = definePlainAction({
  tier: 'api',
  run: async (form) => {
    const theme = parseTheme(form.get('theme')?.toString());
    const jar = await cookies();
    jar.set(THEME_COOKIE, theme, { ...cookieOptions(env().AUTH_URL), maxAge: SECONDS_PER_YEAR });
  },
});

export const signOut = definePlainAction({
  tier: 'api',
  run: async () => {
    await signOutEverywhere();
    redirect(`/${await getLocale()}/sign-in`);
  },
});
