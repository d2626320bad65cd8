import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProcessRecord } from './process-record';
import { backOff, SupervisedChild } from './supervised-child';
import { waitUntil } from './wait-until';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cmis-child-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function child(code: string): { supervised: SupervisedChild; pids: () => number[] } {
  const script = path.join(folder, 'script.cjs');
  const up = path.join(folder, 'up');
  writeFileSync(script, `require('node:fs').appendFileSync(${JSON.stringify(up)}, process.pid + '\\n');${code}`);
  const supervised = new SupervisedChild({
    name: 'sandbox',
    nodeArguments: [script],
    env: process.env,
    logFolder: folder,
    record: new ProcessRecord(path.join(folder, 'processes.json')),
    isReady: async () => existsSync(up),
  });
  return { supervised, pids: () => readFileSync(up, 'utf8').trim().split('\n').map(Number) };
}

const STAY = 'setInterval(() => {}, 1000);';

describe('SupervisedChild', () => {
  it('SupervisedChild restarts the child when it is killed', async () => {
    const { supervised, pids } = child(STAY);
    await supervised.ready();
    process.kill(pids()[0] ?? 0, 'SIGKILL');
    expect(await waitUntil(() => pids().length === 2, { timeoutMs: 300_000 })).toBe(true);
    await supervised.stop();
  });

  it('SupervisedChild ends the child on stop and does not restart it', async () => {
    const { supervised, pids } = child(STAY);
    await supervised.ready();
    await supervised.stop();
    expect(() => process.kill(pids()[0] ?? 0, 0)).toThrow();
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(pids()).toHaveLength(1);
  });

  it('SupervisedChild reports the error of a child that ends while starting', async () => {
    const { supervised } = child('');
    rmSync(path.join(folder, 'script.cjs'));
    await expect(supervised.ready()).rejects.toThrow(/The sandbox ended while starting: Error: Cannot find module/);
  });
});

it('backOff grows with each restart, up to a limit', () => {
  expect([0, 1, 2, 3].map(backOff)).toEqual([250, 500, 1000, 2000]);
  expect(backOff(50)).toBe(15_000);
});
