import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { it } from 'vitest';
import type { z } from 'zod';

/** Cases beside this file, and more of them in a folder `shared` beside the repository, where there is one. */
const ownFolder = path.join(import.meta.dirname, 'reports');
const sharedFolders = ['../../shared/cases/reports', '../../../shared/cases/reports'].map((folder) =>
  path.join(import.meta.dirname, folder),
);

/**
 * Runs `check` on the case of a user's report: on the file of the project, and on the file of the same name in the folder
 * `shared`. Where there is no such folder, its test is skipped and says so.
 */
export function itFollows<S extends z.ZodType>(
  report: string,
  schema: S,
  check: (content: z.output<S>) => void | Promise<void>,
): void {
  const run = (folder: string) =>
    check(schema.parse(JSON.parse(readFileSync(path.join(folder, `${report}.json`), 'utf8'))));
  it(`follows the case ${report} of the project`, () => run(ownFolder));
  it(`follows the case ${report} of the folder shared`, (context) => {
    const folder = sharedFolders.find((each) => existsSync(path.join(each, `${report}.json`)));
    if (!folder) return context.skip(`no folder "shared" with ${report}.json lies beside the repository`);
    return run(folder);
  });
}

/** A number of a report's words, without its separators: `SAR 37,933.582`. */
export function numberIn(words: string): string {
  const [found] = /\d[\d,]*(?:\.\d+)?/.exec(words) ?? [];
  if (!found) throw new Error(`no number in: ${words}`);
  return found.replaceAll(',', '');
}

/** What `pattern` catches in a report's words. */
export function wordsIn(pattern: RegExp, words: string): string {
  const [, caught] = pattern.exec(words) ?? [];
  if (caught === undefined) throw new Error(`nothing like ${pattern} in: ${words}`);
  return caught;
}
