import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { identify, isRunning, type ProcessIdentity } from './process-identity';
import { waitUntil } from './wait-until';
import { writePrivate } from './write-private';

const GRACE_MS = 5000;

const recordSchema = z.array(z.object({ name: z.string(), pid: z.int(), startedAt: z.string() }));

function read(file: string): z.infer<typeof recordSchema> {
  try {
    return recordSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return [];
  }
}

export class ProcessRecord {
  readonly #running = new Map<string, ProcessIdentity>();

  constructor(private readonly file: string) {}

  note(name: string, pid: number): void {
    const identity = identify(pid);
    if (identity) this.#running.set(name, identity);
    this.#write();
  }

  forget(name: string): void {
    this.#running.delete(name);
    this.#write();
  }

  #write(): void {
    const entries = [...this.#running].map(([name, identity]) => ({ name, ...identity }));
    writePrivate(this.file, JSON.stringify(entries));
  }
}

function send(identity: ProcessIdentity, signal: NodeJS.Signals): void {
  try {
    if (isRunning(identity)) process.kill(identity.pid, signal);
  } catch {
    // The process ended meanwhile.
  }
}

// Stops only processes that match a record by pid and start time.
export async function stopLeftovers(file: string): Promise<void> {
  const leftovers = read(file).filter(isRunning);
  for (const leftover of leftovers) send(leftover, 'SIGTERM');
  const haveEnded = () => !leftovers.some(isRunning);
  if (await waitUntil(haveEnded, { timeoutMs: GRACE_MS })) return;
  for (const leftover of leftovers) send(leftover, 'SIGKILL');
  await waitUntil(haveEnded, { timeoutMs: GRACE_MS });
}
