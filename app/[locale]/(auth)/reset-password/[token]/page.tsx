import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import { AuthFrame } from '@/components/auth/auth-frame';
import { ActionForm } from '@/components/forms/action-form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { ButtonLink } from '@/components/ui/button-link';
import { Notice } from '@/components/ui/notice';
import { findPasswordReset } from '@/lib/auth/password-reset';
import { AppError } from '@/lib/errors';
import { clientNetwork } from '@/lib/rate-limit/client-address';
import { errorText } from '../../../error-text';
import { setPassword } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.reset');
  // The address holds the token: no site may receive it, and no index may keep it.
  return { title: t('title'), referrer: 'no-referrer', robots: { index: false } };
}

export default async function ResetPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const [{ token }, locale, t, received] = await Promise.all([params, getLocale(), getTranslations(), headers()]);
  const reset = await findPasswordReset(token, clientNetwork(received)).catch((error: unknown) => {
    if (error instanceof AppError) return error;
    throw error;
  });
  if (reset instanceof AppError) {
    return (
      <AuthFrame title={t('auth.reset.unusableTitle')} intro={null}>
        <Notice kind="warning">{await errorText(reset.messageKey, locale, reset.values)}</Notice>
        <ButtonLink href={`/${locale}/sign-in`} className="mt-4 self-start">
          {t('auth.reset.signIn')}
        </ButtonLink>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title={t('auth.reset.title')} intro={t('auth.reset.intro', { email: reset.email })}>
      <ActionForm
        action={setPassword}
        hidden={{ token }}
        errorTitle={t('common.errorTitle')}
        checkingText={t('auth.checkingBrowser')}
      >
        <TextField
          name="password"
          type="password"
          dir="ltr"
          label={t('auth.reset.password')}
          hint={t('auth.signUp.passwordHint')}
          autoComplete="new-password"
          required
        />
        <SubmitButton variant="primary" size="lg">
          {t('auth.reset.submit')}
        </SubmitButton>
      </ActionForm>
    </AuthFrame>
  );
}
