import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDataFolder } from './data-folder';

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'cmis-data-'));
});
afterEach(() => rm(parent, { recursive: true }));

it('openDataFolder creates a folder that only its owner may enter', async () => {
  const { root } = await openDataFolder(path.join(parent, 'a', 'b'));
  expect((await stat(root)).mode & 0o777).toBe(0o700);
  expect(await readdir(root)).toEqual(['logs', 'sandbox']);
});

it('openDataFolder leaves existing files unchanged', async () => {
  const { file } = await openDataFolder(parent);
  await writeFile(file('secrets.json'), 'kept');
  await openDataFolder(parent);
  expect((await stat(file('secrets.json'))).size).toBe(4);
});

it('openDataFolder reports a file in its place in one line, and what to set', async () => {
  const taken = path.join(parent, 'file');
  await writeFile(taken, '');
  for (const place of [taken, path.join(taken, 'below')]) {
    await expect(openDataFolder(place)).rejects.toThrow(
      `The data folder ${place} cannot be used: a file is in its place. Correct that, or set CMIS_DATA_DIR`,
    );
  }
});

it.runIf(process.platform === 'linux')('openDataFolder reports a place where no folder can be made', async () => {
  await expect(openDataFolder('/proc/cmis')).rejects.toThrow(/cannot be used/);
});
