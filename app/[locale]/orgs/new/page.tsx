import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { AuthFrame } from '@/components/auth/auth-frame';
import { NewOrganizationForm } from '@/components/settings/new-organization-form';
import { currentUser } from '@/lib/auth/session';
import { createOrganization } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('orgs.new');
  return { title: t('titleFurther') };
}

export default async function NewOrganizationPage() {
  const [locale, user, t] = await Promise.all([getLocale(), currentUser(), getTranslations('orgs.new')]);
  if (!user) redirect(`/${locale}/sign-in?next=${encodeURIComponent(`/${locale}/orgs/new`)}`);
  return (
    <AuthFrame title={t('title')} intro={t('intro')}>
      <NewOrganizationForm action={createOrganization} />
    </AuthFrame>
  );
}
