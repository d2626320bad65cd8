import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readlink, symlink, unlink } from 'node:fs/promises';
import path from 'node:path';
import type { ServerUser } from './server-user';

// Readable on every Linux, whatever the mode of the home folder that the clone lies under.
const SHARED_HOME = '/var/lib/cmis-marketing';

async function linkTarget(link: string): Promise<string | undefined> {
  return readlink(link).catch(() => undefined);
}

/**
 * The folder the cluster lives in. It is `dataDir` itself, except for root: the user that PostgreSQL then runs as
 * may not be able to enter a private folder, so the cluster lives under /var/lib and `dataDir` is a link to it.
 */
export async function clusterHome(dataDir: string, user: ServerUser | undefined): Promise<string> {
  if (!user) {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    return dataDir;
  }
  const linked = await linkTarget(dataDir);
  if (linked && existsSync(linked)) return linked;
  if (linked) await unlink(dataDir);
  const home = path.join(SHARED_HOME, randomBytes(6).toString('hex'));
  await mkdir(SHARED_HOME, { recursive: true, mode: 0o755 });
  await mkdir(home, { mode: 0o700 });
  await chown(home, user.uid, user.gid);
  await mkdir(path.dirname(dataDir), { recursive: true, mode: 0o700 });
  await symlink(home, dataDir);
  return home;
}
