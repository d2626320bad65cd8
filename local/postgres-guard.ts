import { spawn } from 'node:child_process';

/**
 * Watches over a PostgreSQL server that is not our child in the end: should this process die without stopping it
 * (kill -9), the closed pipe makes the guard shut the server down in order. Returns what calls the guard off.
 */
export function guardPostgres(pid: number): () => void {
  const guard = spawn('/bin/sh', ['-c', 'read line || kill -INT "$0"', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  guard.once('error', () => undefined);
  guard.stdin.once('error', () => undefined);
  guard.unref();
  return () => {
    guard.stdin.end('stand down\n');
  };
}
