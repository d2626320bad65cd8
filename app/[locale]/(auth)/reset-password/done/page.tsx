import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { AuthFrame } from '@/components/auth/auth-frame';
import { ButtonLink } from '@/components/ui/button-link';
import { Notice } from '@/components/ui/notice';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.reset');
  return { title: t('doneTitle') };
}

export default async function PasswordResetDonePage() {
  const [locale, t] = await Promise.all([getLocale(), getTranslations('auth.reset')]);
  return (
    <AuthFrame title={t('doneTitle')} intro={null}>
      <Notice kind="success">{t('done')}</Notice>
      <ButtonLink href={`/${locale}/sign-in`} className="mt-4 self-start">
        {t('signIn')}
      </ButtonLink>
    </AuthFrame>
  );
}
