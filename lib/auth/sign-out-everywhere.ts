import { endSessions } from './end-sessions';
import { signOut } from './next-auth';
import { currentUser } from './session';

/** Invalidates every copy of the cookie. For server actions. */
export async function signOutEverywhere(): Promise<void> {
  const user = await currentUser();
  if (user) await endSessions(user.id, 'signed out');
  await signOut({ redirect: false });
}
