import { notFound, redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { limitPage } from '@/lib/api/limit-request';
import { isUuid } from '@/lib/auth/is-uuid';
import { type OrgSession, requireOrg } from '@/lib/auth/org-session';
import { AppError } from '@/lib/errors';
import type { Locale } from '@/lib/i18n/routing';
import { toShownError } from './to-shown-error';

/**
 * Signed out: to the sign-in page. Unknown and foreign ids: the same not-found page. Counts the page against the
 * reader's limit.
 */
export async function openOrgPage(params: Promise<{ org: string }>): Promise<{ session: OrgSession; locale: Locale }> {
  const [{ org }, locale] = await Promise.all([params, getLocale()]);
  try {
    await limitPage();
    return { session: await requireOrg(org, 'viewer'), locale };
  } catch (error) {
    if (error instanceof AppError && error.code === 'unauthenticated') redirect(`/${locale}/sign-in`);
    throw toShownError(asNotFound(error));
  }
}

/** Anything that is not an id shows the not-found page. */
export function idOrNotFound(text: string): string {
  return isUuid(text) ? text : notFound();
}

/** `not_found` shows the not-found page. */
export async function orNotFound<T>(read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch (error) {
    throw asNotFound(error);
  }
}

function asNotFound(error: unknown): unknown {
  if (error instanceof AppError && error.code === 'not_found') notFound();
  return error;
}
