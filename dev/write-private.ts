import { renameSync, writeFileSync } from 'node:fs';

/** Writes a file with mode 0600 atomically: readers see the old or the new content, even after a crash. */
export function writePrivate(file: string, text: string): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600 });
  renameSync(draft, file);
}
