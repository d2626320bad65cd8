import { eq } from 'drizzle-orm';
import { users } from '@/db/schema/users';
import { withSystem } from '@/db/system';
import { rateLimited, takeFromTier } from '@/lib/api/rate-limit';
import { sha256Hex } from '@/lib/crypto/hash';
import { verifyPassword } from '@/lib/crypto/password-hash';
import { AppError } from '@/lib/errors';
import { parseEmail } from './email';
import { MAX_PASSWORD_LENGTH } from './password-policy';

export interface VerifiedUser {
  id: string;
  sessionVersion: number;
}

function wrongCredentials(): AppError {
  return new AppError('unauthenticated', 'The e-mail address or the password is wrong.', {
    messageKey: 'wrongCredentials',
  });
}

/**
 * Who signs in with this address and password. Tries are limited per account name, whether it exists or not, on top of
 * the limit per address that the caller keeps: guessing one account from many addresses is guessing too. Nothing is
 * ever locked, so nobody can lock another out for longer than a minute.
 * @throws AppError `unauthenticated` (the same for unknown, disabled and wrong) or `rate_limited`
 */
export async function verifyCredentials(email: string, password: string): Promise<VerifiedUser> {
  const account = parseEmail(email);
  if (!account || password.length > 4 * MAX_PASSWORD_LENGTH) throw wrongCredentials();
  const verdict = await takeFromTier('auth', 'account', sha256Hex(account));
  if (!verdict.allowed) throw rateLimited(verdict);
  const [user] = await withSystem('auth: look up who signs in', (tx) =>
    tx
      .select({
        id: users.id,
        passwordHash: users.passwordHash,
        sessionVersion: users.sessionVersion,
        disabledAt: users.disabledAt,
      })
      .from(users)
      .where(eq(users.email, account)),
  );
  const matches = await verifyPassword(user?.passwordHash ?? null, password);
  if (!user || !matches || user.disabledAt) throw wrongCredentials();
  return { id: user.id, sessionVersion: user.sessionVersion };
}
