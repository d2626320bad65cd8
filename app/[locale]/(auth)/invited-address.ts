import { toShownEmail } from '@/lib/auth/email';
import { AppError } from '@/lib/errors';
import { findInvitation } from '@/lib/orgs/invitations';

/**
 * The address that a person was invited by, where they are on the way to the page of an invitation; undefined elsewhere.
 * It comes from the token, which shows it on that page too: no address of a page carries it.
 */
export async function invitedAddress(target: string): Promise<string | undefined> {
  const [, token] = /^\/[a-z]{2}\/invitation\/([^/?#]+)$/.exec(target) ?? [];
  if (!token) return undefined;
  try {
    return toShownEmail((await findInvitation(token)).email);
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}
