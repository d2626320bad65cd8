import { eq, sql } from 'drizzle-orm';
import { users } from '@/db/schema/users';
import { withSystem } from '@/db/system';

/** Ends every session of a person, on every device, from the next request on. */
export async function endSessions(userId: string, reason: string): Promise<void> {
  await withSystem(`auth: end the sessions of a person, ${reason}`, (tx) =>
    tx
      .update(users)
      .set({ sessionVersion: sql`${users.sessionVersion} + 1` })
      .where(eq(users.id, userId)),
  );
}
