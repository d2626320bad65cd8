import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { orgHref } from '@/components/shell/org-href';
import { currentUser } from '@/lib/auth/session';
import { listOrganizationsOf } from '@/lib/orgs/data';

/** The start: sends a person to their first organization, to make one, or to sign in. */
export default async function StartPage() {
  const [locale, user] = await Promise.all([getLocale(), currentUser()]);
  if (!user) redirect(`/${locale}/sign-in`);
  const [first] = await listOrganizationsOf(user.id);
  redirect(first ? orgHref(locale, first.id, 'dashboard') : `/${locale}/orgs/new`);
}
