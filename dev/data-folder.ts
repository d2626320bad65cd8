import { existsSync, statSync } from 'node:fs';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { StartError } from './start-error';

export interface DataFolder {
  root: string;
  logs: string;
  sandbox: string;
  postgres: string;
  file(name: 'demo.json' | 'local.json' | 'lock' | 'processes.json' | 'secrets.json'): string;
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC') return 'the disk is full';
  if (code === 'EROFS') return 'it is on a read-only file system';
  if (code === 'EACCES' || code === 'EPERM') return 'this user may not write there';
  if (code === 'ENOENT') return 'it cannot be made there';
  if (code === 'EEXIST' || code === 'ENOTDIR') return 'a file is in its place';
  return error instanceof Error ? error.message : String(error);
}

// Node's recursive mkdir never ends where a parent refuses with ENOENT, as /proc does.
async function makeFolder(place: string): Promise<void> {
  if (existsSync(place) && statSync(place).isDirectory()) return;
  const parent = path.dirname(place);
  if (parent !== place) await makeFolder(parent);
  await mkdir(place, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST' || !statSync(place).isDirectory()) throw error;
  });
}

/** @throws StartError when the folder cannot be written */
export async function openDataFolder(root: string): Promise<DataFolder> {
  const folder: DataFolder = {
    root,
    logs: path.join(root, 'logs'),
    sandbox: path.join(root, 'sandbox'),
    postgres: path.join(root, 'postgres'),
    file: (name) => path.join(root, name),
  };
  const probe = path.join(root, `.probe-${process.pid}`);
  try {
    for (const place of [root, folder.logs, folder.sandbox]) await makeFolder(place);
    await chmod(root, 0o700);
    await writeFile(probe, 'x'.repeat(65_536));
  } catch (error) {
    throw new StartError(
      `The data folder ${root} cannot be used: ${reason(error)}. Correct that, or set CMIS_DATA_DIR to a folder you may write to.`,
    );
  } finally {
    await rm(probe, { force: true }).catch(() => undefined);
  }
  return folder;
}
