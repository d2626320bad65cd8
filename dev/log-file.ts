import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';

const ROTATE_BYTES = 5 * 1024 * 1024;

// A log above 5 MiB becomes `<name>.1`.
export function openLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > ROTATE_BYTES) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}

export function closeLog(descriptor: number): void {
  closeSync(descriptor);
}

export function lastFault(file: string): string {
  try {
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n').slice(-60);
    const fault = lines.findLast((line) => /(?:\b|[a-z])Error\b/.test(line) && !/^\s+at /.test(line)) ?? lines.at(-1);
    return (fault ?? '').trim().slice(0, 300);
  } catch {
    return '';
  }
}
