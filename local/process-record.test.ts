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

it('stops what was noted and still runs', async () => {
  const identity = sleeper();
  new ProcessRecord(file).note('sandbox', identity.pid);
  await stopLeftovers(file);
  expect(isRunning(identity)).toBe(false);
});

it('never touches a process that only has the same pid', async () => {
  const identity = sleeper();
  writeFileSync(file, JSON.stringify([{ name: 'app', ...identity, startedAt: '1' }]));
  await stopLeftovers(file);
  expect(isRunning(identity)).toBe(true);
  process.kill(identity.pid, 'SIGKILL');
});

it('never touches what was forgotten', async () => {
  const identity = sleeper();
  const record = new ProcessRecord(file);
  record.note('app', identity.pid);
  record.forget('app');
  await stopLeftovers(file);
  expect(isRunning(identity)).toBe(true);
  process.kill(identity.pid, 'SIGKILL');
});

it('does nothing without a record, or with a damaged one', async () => {
  await stopLeftovers(file);
  writeFileSync(file, 'damaged');
  await stopLeftovers(file);
});

it('is whole at every moment for whoever reads it meanwhile', async () => {
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
