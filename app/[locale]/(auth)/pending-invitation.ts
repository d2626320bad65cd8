import { getTranslations } from 'next-intl/server';
import { toShownEmail } from '@/lib/auth/email';
import { AppError } from '@/lib/errors';
import { findInvitation } from '@/lib/orgs/invitations';

export function invitationToken(target: string): string | undefined {
  return /^\/[a-z]{2}\/invitation\/([^/?#]+)$/.exec(target)?.[1];
}

/**
 * The invited address and the note that signing in joins the organization; undefined elsewhere. Neither is ever in an
 * address.
 */
export async function pendingInvitation(target: string): Promise<{ email: string; intro: string } | undefined> {
  const token = invitationToken(target);
  if (!token) return undefined;
  try {
    const { email, organizationName: organization, role } = await findInvitation(token);
    const t = await getTranslations();
    const shown = toShownEmail(email);
    const values = { organization, role: t(`roles.${role}`), email: shown };
    return { email: shown, intro: t('auth.invitation.joinsBySignIn', values) };
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}
