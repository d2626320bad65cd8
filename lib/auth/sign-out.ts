import { endSessions } from './end-sessions';
import { signOut } from './next-auth';
import { currentUser } from './session';

/** Raises the session version, which invalidates every copied cookie. For server actions. */
export async function signOutEverywhere(): Promise<void> {
  const user = await currentUser();
  if (user) await endSessions(user.id, 'signed out');
  await signOut({ redirect: false });
}
