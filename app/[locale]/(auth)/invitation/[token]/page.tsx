import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { AuthFrame } from '@/components/auth/auth-frame';
import { InvitationAnswer } from '@/components/auth/invitation-answer';
import { ButtonLink } from '@/components/ui/button-link';
import { Notice } from '@/components/ui/notice';
import { toShownEmail } from '@/lib/auth/email';
import { currentUser } from '@/lib/auth/session';
import { AppError } from '@/lib/errors';
import { findInvitation } from '@/lib/orgs/invitations';
import { signOut } from '../../../actions';
import { errorText } from '../../../error-text';
import { accept } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings.invitations');
  // The address holds the token: no other site may receive it.
  return { title: t('title'), referrer: 'no-referrer' };
}

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const [{ token }, locale, t, user] = await Promise.all([params, getLocale(), getTranslations(), currentUser()]);
  const invitation = await findInvitation(token).catch((error: unknown) => {
    if (error instanceof AppError) return error;
    throw error;
  });
  if (invitation instanceof AppError) {
    return (
      <AuthFrame title={t('auth.invitation.unusableTitle')} intro={null}>
        <Notice kind="warning">{await errorText(invitation.messageKey, locale, invitation.values)}</Notice>
        <ButtonLink href={`/${locale}`} className="mt-4 self-start">
          {t('auth.invitation.home')}
        </ButtonLink>
      </AuthFrame>
    );
  }
  const { organizationName: organization, role, email } = invitation;
  return (
    <AuthFrame
      title={t('auth.invitation.title', { organization })}
      intro={t('auth.invitation.intro', { organization, role: t(`roles.${role}`) })}
    >
      <InvitationAnswer
        email={toShownEmail(email)}
        token={token}
        currentEmail={user && toShownEmail(user.email)}
        acceptAction={accept}
        signOutAction={signOut}
      />
    </AuthFrame>
  );
}
