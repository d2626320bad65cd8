import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { identify } from './process-identity';
import { takeLock } from './start-lock';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cmis-lock-'));
  file = path.join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

function otherProcess() {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], { stdio: 'ignore' });
  const identity = identify(child.pid ?? 0);
  if (!identity) throw new Error('The child did not start.');
  return { child, identity };
}

const hold = (holder: object) => writeFileSync(file, JSON.stringify({ port: 3100, stopping: false, ...holder }));

it('takeLock refuses while another process holds the folder, and names its address', async () => {
  const { child, identity } = otherProcess();
  hold(identity);
  await expect(takeLock(file, 3000)).rejects.toThrow(
    `CMIS already runs on http://localhost:3100 (process ${child.pid})`,
  );
  child.kill();
});

it('takeLock takes over the lock of a killed process', async () => {
  const { child, identity } = otherProcess();
  hold(identity);
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('exit', resolve));
  (await takeLock(file, 3000)).release();
  expect(existsSync(file)).toBe(false);
});

it('takeLock takes over the lock when another process has its pid', async () => {
  const { child, identity } = otherProcess();
  hold({ ...identity, startedAt: `${identity.startedAt}0` });
  (await takeLock(file, 3000)).release();
  child.kill();
});

it('takeLock waits for a stack that is stopping', async () => {
  const { child, identity } = otherProcess();
  hold({ ...identity, stopping: true });
  setTimeout(() => child.kill('SIGKILL'), 200);
  const lock = await takeLock(file, 3000);
  expect(identify(child.pid ?? 0)).toBeNull();
  lock.release();
});

it('takeLock takes over an unreadable lock', async () => {
  writeFileSync(file, '{"pid":');
  (await takeLock(file, 3000)).release();
});
