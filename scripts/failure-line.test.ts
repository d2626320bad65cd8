import { createRequire } from 'node:module';
import { expect, it } from 'vitest';

const { knownFault }: { knownFault: (output: string) => string | null } = createRequire(import.meta.url)(
  './failure-line.cjs',
);

it.each([
  ['npm error code ENOSPC\nnpm error nospc There appears to be insufficient space', 'The disk is full'],
  ['npm error code EACCES\nnpm error path /srv/cmis/node_modules', 'may not be written to'],
  ['Error: EROFS: read-only file system, mkdir .next', 'read-only'],
  ['npm error code ENOTFOUND\nnpm error network request failed', 'registry cannot be reached'],
])('knownFault explains %j in one line', (output, line) => {
  expect(knownFault(output)).toContain(line);
  expect(knownFault(output)).not.toContain('\n');
});

it('knownFault returns null for other output', () => {
  expect(knownFault('Type error: Property x does not exist')).toBeNull();
});
