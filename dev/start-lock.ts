import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { identify, isRunning } from './process-identity';
import { StartError } from './start-error';
import { waitUntil } from './wait-until';

const STOPPING_TIMEOUT_MS = 15_000;

const holderSchema = z.object({ pid: z.int(), startedAt: z.string(), port: z.int(), stopping: z.boolean() });
type Holder = z.infer<typeof holderSchema>;

export interface StartLock {
  // A start during the stop then waits instead of refusing.
  markStopping(): void;
  release(): void;
}

function read(file: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

function create(file: string, holder: Holder): boolean {
  try {
    writeFileSync(file, JSON.stringify(holder), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Takes over the lock of a dead process. @throws StartError when another stack runs */
export async function takeLock(file: string, port: number): Promise<StartLock> {
  const self = identify(process.pid) ?? { pid: process.pid, startedAt: String(Date.now()) };
  const holder: Holder = { ...self, port, stopping: false };
  if (!create(file, holder)) {
    await untilAbandoned(file);
    rmSync(file, { force: true });
    create(file, holder);
    // Two starts may find the same stale lock; the last writer has it.
    await pause(30);
    if (read(file)?.pid !== process.pid) throw alreadyRunning(file, read(file));
  }
  return {
    markStopping: () => writeFileSync(file, JSON.stringify({ ...holder, stopping: true }), { mode: 0o600 }),
    release: () => rmSync(file, { force: true }),
  };
}

async function untilAbandoned(file: string): Promise<void> {
  const abandoned = () => {
    const holder = read(file);
    if (!holder || !isRunning(holder)) return true;
    if (holder.stopping) return false;
    throw alreadyRunning(file, holder);
  };
  if (!(await waitUntil(abandoned, { timeoutMs: STOPPING_TIMEOUT_MS }))) throw alreadyRunning(file, read(file));
}

function alreadyRunning(file: string, holder: Holder | null): StartError {
  const where = holder ? `on http://localhost:${holder.port} (process ${holder.pid})` : `(see ${file})`;
  return new StartError(
    `CMIS already runs ${where}. Stop it first; for a second one set both PORT and CMIS_DATA_DIR to something else.`,
  );
}
