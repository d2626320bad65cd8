import { createRequire } from 'node:module';
import { expect, it } from 'vitest';

const { changesItsProcess }: { changesItsProcess: (source: string) => boolean } = createRequire(import.meta.url)(
  './isolated-test-files.cjs',
);

it.each([
  "vi.mock('node:crypto');",
  'const { taken } = vi.hoisted(() => ({ taken: [] }));',
  'vi.resetModules();',
  "vi.stubEnv('AUTH_URL', 'https://cmis.example');",
  "Object.assign(process.env, { AUTH_URL: 'https://cmis.example' });",
  "process.env.AUTH_URL = 'https://cmis.example';",
  "process.env[name] = 'https://cmis.example';",
  "process.env.AUTH_URL ??= 'https://cmis.example';",
  'delete process.env.AUTH_URL;',
])('a test file with the line %s runs in a process of its own', (line) => {
  expect(changesItsProcess(line)).toBe(true);
});

it.each([
  'const child = fork(file, { env: { ...process.env } });',
  "expect(process.env.AUTH_URL === 'https://cmis.example').toBe(true);",
  'vi.useFakeTimers();',
])('a test file with the line %s shares its process', (line) => {
  expect(changesItsProcess(line)).toBe(false);
});
