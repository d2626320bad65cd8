import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { AuthFrame } from '@/components/auth/auth-frame';
import { ActionForm } from '@/components/forms/action-form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { currentUser } from '@/lib/auth/session';
import { authCookieName } from '@/lib/auth/session-cookie';
import { env } from '@/lib/env';
import { firstValue, type SearchParams } from '../../list-search';
import { localPath } from '../../local-path';
import { pendingInvitation } from '../pending-invitation';
import { signIn } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.signIn');
  return { title: t('title') };
}

export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const [search, locale, t, user] = await Promise.all([searchParams, getLocale(), getTranslations(), currentUser()]);
  const target = localPath(firstValue(search.next), `/${locale}`);
  if (user) redirect(target);
  const registered = firstValue(search.registered) === '1';
  const given = registered ? (await cookies()).get(authCookieName('address', env().AUTH_URL))?.value : undefined;
  const invitation = await pendingInvitation(target);
  const address = given ?? invitation?.email;
  return (
    <AuthFrame title={t('auth.signIn.title')} intro={invitation?.intro ?? t('auth.signIn.intro')}>
      {registered ? (
        <Notice kind="success" title={t('auth.signIn.registeredTitle')} className="mb-5">
          {t('auth.signIn.registered')}
        </Notice>
      ) : null}
      <ActionForm
        action={signIn}
        hidden={{ next: target }}
        errorTitle={t('common.errorTitle')}
        checkingText={t('auth.checkingBrowser')}
      >
        <TextField
          name="email"
          type="email"
          dir="ltr"
          label={t('auth.signIn.email')}
          autoComplete="username"
          defaultValue={address}
          required
        />
        <TextField
          name="password"
          type="password"
          dir="ltr"
          label={t('auth.signIn.password')}
          autoComplete="current-password"
          required
        />
        <SubmitButton variant="primary" size="lg">
          {t('auth.signIn.submit')}
        </SubmitButton>
      </ActionForm>
      <p className="mt-5 text-sm text-muted">
        {t('auth.signIn.noAccount')}{' '}
        <Link
          href={`/${locale}/sign-up?next=${encodeURIComponent(target)}`}
          className="font-medium text-accent underline underline-offset-2"
        >
          {t('auth.signIn.signUp')}
        </Link>
      </p>
    </AuthFrame>
  );
}
