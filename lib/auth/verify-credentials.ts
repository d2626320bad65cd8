import { eq } from 'drizzle-orm';
import { users } from '@/db/schema/users';
import { withSystem } from '@/db/system';
import { rateLimited, takeFromTier } from '@/lib/api/rate-limit';
import { verifyPassword } from '@/lib/crypto/password-hash';
import { AppError } from '@/lib/errors';
import { AccountLine } from './account-line';
import { parseEmail } from './email';
import { decodeKnownDevice } from './known-device';
import { MAX_PASSWORD_LENGTH } from './password-policy';
import type { SignInOrigin } from './sign-in-origin';

export interface VerifiedUser {
  id: string;
  sessionVersion: number;
}

// On globalThis: the action and the route handler each load this module and must count together.
const shared = globalThis as typeof globalThis & { cmisAccountLine?: AccountLine };
shared.cmisAccountLine ??= new AccountLine();
const line = shared.cmisAccountLine;

function wrongCredentials(): AppError {
  return new AppError('unauthenticated', 'The e-mail address or the password is wrong.', {
    messageKey: 'wrongCredentials',
  });
}

/**
 * Who signs in with this address and password. On top of the limit per client that the caller keeps, tries at one
 * account name, whether it exists or not, are slowed down (`AccountLine`): guessing one account from many networks is
 * guessing too. Wrong tries delay the right password and never refuse it. A browser that the person has signed in with
 * before waits for nothing and has a limit of its own.
 * @throws AppError `unauthenticated` (the same for unknown, disabled and wrong) or `rate_limited`
 */
export async function verifyCredentials(email: string, password: string, origin: SignInOrigin): Promise<VerifiedUser> {
  const account = parseEmail(email);
  if (!account || password.length > 4 * MAX_PASSWORD_LENGTH) throw wrongCredentials();
  const device = await decodeKnownDevice(origin.deviceCookie, account);
  if (device) {
    const verdict = await takeFromTier('auth', 'device', device);
    if (!verdict.allowed) throw rateLimited(verdict);
  } else {
    await line.wait(account, origin.network);
  }
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
  line.clear(account);
  return { id: user.id, sessionVersion: user.sessionVersion };
}
