import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { AuthFrame } from '@/components/auth/auth-frame';
import { ActionForm } from '@/components/forms/action-form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { Link } from '@/components/ui/link';
import { currentUser } from '@/lib/auth/session';
import { localPath } from '../../local-path';
import { pendingInvitation } from '../pending-invitation';
import { signUp } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.signUp');
  return { title: t('title') };
}

export default async function SignUpPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const [{ next }, locale, t, user] = await Promise.all([searchParams, getLocale(), getTranslations(), currentUser()]);
  const target = localPath(typeof next === 'string' ? next : undefined, `/${locale}`);
  if (user) redirect(target);
  const invitation = await pendingInvitation(target);
  return (
    <AuthFrame title={t('auth.signUp.title')} intro={invitation?.intro ?? t('auth.signUp.intro')}>
      <ActionForm
        action={signUp}
        hidden={{ next: target }}
        errorTitle={t('common.errorTitle')}
        checkingText={t('auth.checkingBrowser')}
      >
        <TextField name="name" label={t('auth.signUp.name')} autoComplete="name" required />
        <TextField
          name="email"
          type="email"
          dir="ltr"
          label={t('auth.signUp.email')}
          autoComplete="username"
          defaultValue={invitation?.email}
          required
        />
        <TextField
          name="password"
          type="password"
          dir="ltr"
          label={t('auth.signUp.password')}
          hint={t('auth.signUp.passwordHint')}
          autoComplete="new-password"
          required
        />
        <SubmitButton variant="primary" size="lg">
          {t('auth.signUp.submit')}
        </SubmitButton>
      </ActionForm>
      <p className="mt-5 text-sm text-muted">
        {t('auth.signUp.hasAccount')}{' '}
        <Link
          href={`/${locale}/sign-in?next=${encodeURIComponent(target)}`}
          className="font-medium text-accent underline underline-offset-2"
        >
          {t('auth.signUp.signIn')}
        </Link>
      </p>
    </AuthFrame>
  );
}
