import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { users } from '@/db/schema/users';
import { withSystem } from '@/db/system';
import type { SessionClaims } from './session-cookie';

export interface SignedInUser {
  id: string;
  name: string;
  email: string;
}

export async function loadUser({ userId, sessionVersion }: SessionClaims): Promise<SignedInUser | null> {
  const [user] = await withSystem('auth: load the person of a session', (tx) =>
    tx
      .select({ id: users.id, name: users.name, email: users.email })
      .from(users)
      .where(and(eq(users.id, userId), eq(users.sessionVersion, sessionVersion), isNull(users.disabledAt))),
  );
  return user ?? null;
}
