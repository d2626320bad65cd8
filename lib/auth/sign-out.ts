import { endSessions } from './end-sessions';
import { signOut } from './next-auth';
import { currentUser } from './session';

/**
 * Signs the person of the request out, on every device: a session is a cookie the server keeps no list of, and raising
 * the version is what makes a copied one worthless too. For server actions.
 */
export async function signOutEverywhere(): Promise<void> {
  const user = await currentUser();
  if (user) await endSessions(user.id, 'signed out');
  await signOut({ redirect: false });
}
