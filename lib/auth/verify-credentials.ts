import 'server-only';
import { eq } from 'drizzle-orm';
import { users } from '@/db/schema/users';
import { withSystem } from '@/db/system';
import { verifyPassword } from '@/lib/crypto/password-hash';
import { AppError } from '@/lib/errors';
import { admitTry, forgetTries } from './admit-try';
import { parseEmail } from './email';
import { decodeKnownDevice } from './known-device';
import { MAX_PASSWORD_LENGTH } from './password-policy';
import type { SignInOrigin } from './sign-in-origin';

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
 * The only check of passwords, with the limit of tries (`admitTry`) by network and account name.
 * @throws AppError `unauthenticated` (alike for unknown, disabled and wrong) or `challenge_required`
 */
export async function verifyCredentials(
  email: string,
  password: string,
  origin: SignInOrigin,
  answer?: string,
): Promise<VerifiedUser> {
  const account = parseEmail(email);
  const { network, deviceCookie } = origin;
  const device = account && (await decodeKnownDevice(deviceCookie, account));
  await admitTry({ act: 'sign-in', name: account ?? '', network, account, device, answer });
  if (!account || password.length > 4 * MAX_PASSWORD_LENGTH) throw wrongCredentials();
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
  await forgetTries(account);
  return { id: user.id, sessionVersion: user.sessionVersion };
}
