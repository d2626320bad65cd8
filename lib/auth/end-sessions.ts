import { and, eq, sql } from 'drizzle-orm';
import { users } from '@/db/schema/users';
import { withSystem } from '@/db/system';
import type { SessionClaims } from './session-cookie';

/** Ends every session of a person, on every device, from the next request on. */
export async function endSessions(userId: string, reason: string): Promise<void> {
  await withSystem(`auth: end the sessions of a person, ${reason}`, (tx) =>
    tx
      .update(users)
      .set({ sessionVersion: sql`${users.sessionVersion} + 1` })
      .where(eq(users.id, userId)),
  );
}

/**
 * Ends the session of these claims and with it every copy of its cookie. Claims of a session that has already ended
 * change nothing: an old cookie must not sign a person out of a newer session.
 */
export async function endSessionOf({ userId, sessionVersion }: SessionClaims): Promise<void> {
  await withSystem('auth: end the session that signs out', (tx) =>
    tx
      .update(users)
      .set({ sessionVersion: sql`${users.sessionVersion} + 1` })
      .where(and(eq(users.id, userId), eq(users.sessionVersion, sessionVersion))),
  );
}
