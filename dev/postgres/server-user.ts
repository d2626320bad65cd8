import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { StartError } from '../start-error';

export interface ServerUser {
  uid: number;
  gid: number;
}

function find(name: string): ServerUser | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

/** PostgreSQL refuses to run as root; undefined: the current user. @throws StartError when no user can be made */
export function serverUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const existing = find('postgres');
  if (existing) return existing;
  try {
    execFileSync('useradd', ['--system', '--no-create-home', '--shell', '/bin/false', 'postgres'], { stdio: 'ignore' });
  } catch {
    try {
      // Alpine and BusyBox have adduser only.
      execFileSync('adduser', ['-S', '-H', '-s', '/bin/false', 'postgres'], { stdio: 'ignore' });
    } catch {
      throw new StartError(
        'PostgreSQL refuses to run as root and a user for it could not be created: run as another user, or add a user named postgres.',
      );
    }
  }
  const made = find('postgres');
  if (!made) throw new StartError('A user named postgres was added but is not in /etc/passwd: run as another user.');
  return made;
}
