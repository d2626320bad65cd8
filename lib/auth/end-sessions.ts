import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { users } from '@/db/schema/users';
import { withSystem } from '@/db/system';
import type { SessionClaims } from './session-cookie';

export async function endSessions(userId: string, reason: string): Promise<void> {
  await withSystem(`auth: end the sessions of a person, ${reason}`, (tx) =>
    tx
      .update(users)
      .set({ sessionVersion: sql`${users.sessionVersion} + 1` })
      .where(eq(users.id, userId)),
  );
}

/** Ends every copy of the cookie. Claims of an ended session change nothing. */
export async function endSessionOf({ userId, sessionVersion }: SessionClaims): Promise<void> {
  await withSystem('auth: end the session that signs out', (tx) =>
    tx
      .update(users)
      .set({ sessionVersion: sql`${users.sessionVersion} + 1` })
      .where(and(eq(users.id, userId), eq(users.sessionVersion, sessionVersion))),
  );
}
