import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { orgHref } from '@/components/shell/org-href';
import { currentUser } from '@/lib/auth/session';
import { listOrganizationsOf } from '@/lib/orgs/list-organizations-of';

/**
 * Redirects to the first organization, to creating one, or to sign-in. A failed connection of no known organization is
 * shown with the integrations of the first one.
 */
export default async function StartPage({ searchParams }: { searchParams: Promise<{ error?: string | string[] }> }) {
  const [{ error }, locale, user] = await Promise.all([searchParams, getLocale(), currentUser()]);
  const query = typeof error === 'string' ? `?${new URLSearchParams({ error })}` : '';
  if (!user) redirect(`/${locale}/sign-in?${new URLSearchParams({ next: `/${locale}${query}` })}`);
  const [first] = await listOrganizationsOf(user.id);
  if (!first) redirect(`/${locale}/orgs/new`);
  redirect(orgHref(locale, first.id, query ? `integrations${query}` : 'dashboard'));
}
