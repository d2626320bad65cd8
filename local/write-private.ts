import { renameSync, writeFileSync } from 'node:fs';

/** Writes a file that only we may read: whoever reads it, and whenever we die, it is the old one or the new one. */
export function writePrivate(file: string, text: string): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600 });
  renameSync(draft, file);
}
