import { useLocale, useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import type { FormAction } from '@/components/forms/action-result';
import { SubmitButton } from '@/components/forms/submit-button';
import { ButtonLink } from '@/components/ui/button-link';
import { Notice } from '@/components/ui/notice';

interface InvitationAnswerProps {
  email: string;
  token: string;
  // Null: not signed in.
  currentEmail: string | null;
  acceptAction: FormAction;
  signOutAction: (form: FormData) => Promise<void>;
}

export function InvitationAnswer({ email, token, currentEmail, acceptAction, signOutAction }: InvitationAnswerProps) {
  const t = useTranslations();
  const locale = useLocale();
  const page = `/${locale}/invitation/${token}`;
  const next = encodeURIComponent(page);
  if (currentEmail === null) {
    return (
      <>
        <Notice kind="info">{t('auth.invitation.signInFirst', { email })}</Notice>
        <div className="mt-4 flex flex-wrap gap-2">
          <ButtonLink href={`/${locale}/sign-in?next=${next}`} variant="primary">
            {t('auth.signIn.submit')}
          </ButtonLink>
          <ButtonLink href={`/${locale}/sign-up?next=${next}`}>{t('auth.signUp.submit')}</ButtonLink>
        </div>
      </>
    );
  }
  if (currentEmail !== email) {
    return (
      <>
        <Notice kind="warning">{t('auth.invitation.otherAddress', { current: currentEmail, email })}</Notice>
        <form action={signOutAction} className="mt-4">
          <input type="hidden" name="next" value={page} />
          <SubmitButton variant="primary">{t('auth.invitation.switch')}</SubmitButton>
        </form>
      </>
    );
  }
  return (
    <ActionForm action={acceptAction} hidden={{ token }} errorTitle={t('common.errorTitle')}>
      <SubmitButton variant="primary" size="lg">
        {t('auth.invitation.accept')}
      </SubmitButton>
    </ActionForm>
  );
}
