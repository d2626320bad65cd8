import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readlink, rmdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { StartError } from '../start-error';
import type { ServerUser } from './server-user';

const SHARED_HOME = '/var/lib/cmis-marketing';

async function linkTarget(link: string): Promise<string | undefined> {
  return readlink(link).catch(() => undefined);
}

async function requireUnused(place: string): Promise<void> {
  await rmdir(place).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return;
    throw new StartError(
      `The local database in ${place} does not start: another user created it, or it is not a database. Start as its owner, or move it away to start with an empty database.`,
    );
  });
}

// PostgreSQL's user may have no access to root's private folder: the cluster then lives under /var/lib, linked.
export async function clusterHome(dataDir: string, user: ServerUser | undefined): Promise<string> {
  if (!user) {
    await mkdir(dataDir, { recursive: true, mode: 0o700 }).catch((cause: NodeJS.ErrnoException) => {
      throw new StartError(
        `The local database in ${dataDir} does not start: its folder cannot be used (${cause.code}). Move the file or folder at that path away and start again.`,
        { cause },
      );
    });
    return dataDir;
  }
  const linked = await linkTarget(dataDir);
  if (linked && existsSync(linked)) return linked;
  if (linked) {
    throw new StartError(
      `The local database in ${dataDir} does not start: it is stored in ${linked}, which is missing. Restore that folder from a backup, or move ${path.dirname(dataDir)} away to start with an empty database.`,
    );
  }
  await requireUnused(dataDir);
  const home = path.join(SHARED_HOME, randomBytes(6).toString('hex'));
  await mkdir(SHARED_HOME, { recursive: true, mode: 0o755 });
  await mkdir(home, { mode: 0o700 });
  await chown(home, user.uid, user.gid);
  await mkdir(path.dirname(dataDir), { recursive: true, mode: 0o700 });
  await symlink(home, dataDir);
  return home;
}
