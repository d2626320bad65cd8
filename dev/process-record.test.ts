import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { identify, isRunning } from './process-identity';
import { ProcessRecord, stopLeftovers } from './process-record';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cmis-record-'));
  file = path.join(folder, 'processes.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

function sleeper() {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], { stdio: 'ignore' });
  const identity = identify(child.pid ?? 0);
  if (!identity) throw new Error('The child did not start.');
  return identity;
}

it('stopLeftovers stops recorded processes that still run', async () => {
  const identity = sleeper();
  new ProcessRecord(file).note('sandbox', identity.pid);
  await stopLeftovers(file);
  expect(isRunning(identity)).toBe(false);
});

it('stopLeftovers does not stop another process with the same pid', async () => {
  const identity = sleeper();
  writeFileSync(file, JSON.stringify([{ name: 'app', ...identity, startedAt: '1' }]));
  await stopLeftovers(file);
  expect(isRunning(identity)).toBe(true);
  process.kill(identity.pid, 'SIGKILL');
});

it('stopLeftovers does not stop a process removed from the record', async () => {
  const identity = sleeper();
  const record = new ProcessRecord(file);
  record.note('app', identity.pid);
  record.forget('app');
  await stopLeftovers(file);
  expect(isRunning(identity)).toBe(true);
  process.kill(identity.pid, 'SIGKILL');
});

it('stopLeftovers does nothing without a record, or with a damaged one', async () => {
  await stopLeftovers(file);
  writeFileSync(file, 'damaged');
  await stopLeftovers(file);
});

it('the process record is complete for concurrent readers at every moment', async () => {
  const reader = spawn(process.execPath, ['-e', readsForASecond, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const record = new ProcessRecord(file);
  record.note('app', process.pid);
  let output = '';
  reader.stdout.on('data', (chunk) => {
    output += chunk;
  });
  let isRead = false;
  reader.once('close', () => {
    isRead = true;
  });
  while (!isRead) {
    record.note('app', process.pid);
    await new Promise(setImmediate);
  }
  expect(JSON.parse(output)).toEqual({ whole: expect.any(Number), torn: 0 });
});

const readsForASecond = `
  const { readFileSync } = require('node:fs');
  const until = Date.now() + 1000;
  let whole = 0;
  let torn = 0;
  while (Date.now() < until) {
    try {
      JSON.parse(readFileSync(process.argv[1], 'utf8'));
      whole += 1;
    } catch {
      torn += 1;
    }
  }
  console.log(JSON.stringify({ whole, torn }));
`;
