'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { parseTheme, THEME_COOKIE } from '@/components/shell/theme';
import { cookieOptions } from '@/lib/auth/session-cookie';
import { signOutEverywhere } from '@/lib/auth/sign-out-everywhere';
import { env } from '@/lib/env';
import { definePlainAction } from './define-action';
import { withSearch } from './list-search';
import { localPath } from './local-path';

const SECONDS_PER_YEAR = 31_536_000;

export const setTheme = definePlainAction({
  tier: 'api',
  run: async (form) => {
    const theme = parseTheme(form.get('theme')?.toString());
    const jar = await cookies();
    jar.set(THEME_COOKIE, theme, { ...cookieOptions(env().AUTH_URL), maxAge: SECONDS_PER_YEAR });
  },
});

/** The form may name the page to open after signing in again. */
export const signOut = definePlainAction({
  tier: 'api',
  run: async (form) => {
    const locale = await getLocale();
    const next = localPath(form.get('next')?.toString(), '');
    await signOutEverywhere();
    redirect(withSearch(`/${locale}/sign-in`, next ? { next } : {}));
  },
});
