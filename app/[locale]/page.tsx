import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { orgHref } from '@/components/shell/org-href';
import { currentUser } from '@/lib/auth/session';
import { listOrganizationsOf } from '@/lib/orgs/data';

/**
 * The start: sends a person to their first organization, to make one, or to sign in. With an error of a connection
 * that belongs to no known organization, to the connections of the first, where it is told.
 */
export default async function StartPage({ searchParams }: { searchParams: Promise<{ error?: string | string[] }> }) {
  const [{ error }, locale, user] = await Promise.all([searchParams, getLocale(), currentUser()]);
  const query = typeof error === 'string' ? `?${new URLSearchParams({ error })}` : '';
  if (!user) redirect(`/${locale}/sign-in?${new URLSearchParams({ next: `/${locale}${query}` })}`);
  const [first] = await listOrganizationsOf(user.id);
  if (!first) redirect(`/${locale}/orgs/new`);
  redirect(orgHref(locale, first.id, query ? `integrations${query}` : 'dashboard'));
}
