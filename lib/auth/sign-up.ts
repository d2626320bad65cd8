import { users } from '@/db/schema/users';
import { withSystem } from '@/db/system';
import { rateLimited, takeFromTier } from '@/lib/api/rate-limit';
import { hashPassword } from '@/lib/crypto/password-hash';
import { AppError } from '@/lib/errors';
import { normalizeEmail } from './email';
import { checkNewPassword } from './password-policy';

const MAX_NAME_LENGTH = 120;

interface SignUpInput {
  name: string;
  email: string;
  password: string;
  /** Network of the client (`clientNetwork`); tries are limited by it. Left out by scripts and tests. */
  clientIp?: string;
}

/**
 * Registers a person, who belongs to no organization yet. That an address is taken is said openly: the form needs it,
 * and the limit of ten tries a minute keeps it from being a directory.
 * @throws AppError `invalid_input`, `conflict` (`emailTaken`) or `rate_limited`
 */
export async function signUp({ name, email, password, clientIp }: SignUpInput): Promise<{ id: string; email: string }> {
  if (clientIp !== undefined) {
    const verdict = await takeFromTier('auth', 'sign-up', clientIp);
    if (!verdict.allowed) throw rateLimited(verdict);
  }
  const account = normalizeEmail(email);
  const called = name.trim().normalize('NFC');
  if (called === '' || called.length > MAX_NAME_LENGTH) {
    throw new AppError('invalid_input', 'The name cannot be used.', {
      messageKey: 'nameInvalid',
      values: { max: MAX_NAME_LENGTH },
      invalidParams: [{ name: 'name', reason: `1 to ${MAX_NAME_LENGTH} characters` }],
    });
  }
  checkNewPassword(password, account);
  const passwordHash = await hashPassword(password);
  const [user] = await withSystem('auth: register a person', (tx) =>
    tx
      .insert(users)
      .values({ name: called, email: account, passwordHash })
      .onConflictDoNothing({ target: users.email })
      .returning({ id: users.id, email: users.email }),
  );
  if (user) return user;
  throw new AppError('conflict', 'Somebody has already signed up with this address.', { messageKey: 'emailTaken' });
}
