import 'server-only';
import { sql } from 'drizzle-orm';
import { users } from '@/db/schema/users';
import { withSystem } from '@/db/system';
import { hashPassword } from '@/lib/crypto/password-hash';
import { AppError } from '@/lib/errors';
import { normalizeEmail } from './email';
import { checkNewPassword } from './password-policy';

const MAX_NAME_LENGTH = 120;

export interface NewPerson {
  name: string;
  email: string;
  password: string;
}

/** Null for an address with an account; both hash and write, for equal timing. @throws AppError `invalid_input` */
export async function registerPerson({
  name,
  email,
  password,
}: NewPerson): Promise<{ id: string; email: string } | null> {
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
      .onConflictDoUpdate({ target: users.email, set: { email: account } })
      // Zero for a row that this statement inserted.
      .returning({ id: users.id, email: users.email, isNew: sql<boolean>`${users}.xmax = 0` }),
  );
  return user?.isNew ? { id: user.id, email: user.email } : null;
}
