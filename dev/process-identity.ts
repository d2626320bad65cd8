import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

// The start time separates a process from a later one with the same pid.
export interface ProcessIdentity {
  pid: number;
  startedAt: string;
}

function startedAt(pid: number): string | null {
  try {
    // After the name in brackets, which may hold anything: state, then 18 fields, then the start time in ticks.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    const [state] = fields;
    return state === 'Z' || state === 'X' ? null : (fields[19] ?? null);
  } catch {
    if (process.platform === 'linux') return null;
  }
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
}

export function identify(pid: number): ProcessIdentity | null {
  const started = startedAt(pid);
  return started === null ? null : { pid, startedAt: started };
}

export function isRunning(identity: ProcessIdentity): boolean {
  return startedAt(identity.pid) === identity.startedAt;
}
