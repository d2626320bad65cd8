import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';

const ROTATE_BYTES = 5 * 1024 * 1024;

/** Opens a log for appending; one that has grown past 5 MiB becomes `<name>.1` first. Returns the descriptor. */
export function openLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > ROTATE_BYTES) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}

/** Closes a descriptor of `openLog`. */
export function closeLog(descriptor: number): void {
  closeSync(descriptor);
}

/** The line of a log that tells best what went wrong last: the newest error, else the newest line; may be empty. */
export function lastFault(file: string): string {
  try {
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n').slice(-60);
    const told = lines.findLast((line) => /(?:\b|[a-z])Error\b/.test(line) && !/^\s+at /.test(line)) ?? lines.at(-1);
    return (told ?? '').trim().slice(0, 300);
  } catch {
    return '';
  }
}
