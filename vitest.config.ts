import path from 'node:path';
import { defineConfig } from 'vitest/config';

const alias = { '@': path.resolve(import.meta.dirname) };
// Both import `next/server` and the like without an extension, which only a bundler resolves.
const server = { deps: { inline: ['next-auth', 'next-intl'] } };
// Generous deadlines cost nothing when all is well, and a busy machine must not decide.
const expect = { poll: { timeout: 60_000 } };
const exclude = ['**/node_modules/**', '.next/**', '.cmis/**', 'e2e/**'];

export default defineConfig({
  test: {
    // Two cores: a third worker uses what tests that wait leave.
    maxWorkers: 3,
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          server,
          // A thread starts sooner than a process, and each file still gets one of its own.
          pool: 'threads',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...exclude, '**/*.integration.test.ts', '**/*.stack.test.ts'],
          expect,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          server,
          include: ['**/*.integration.test.ts'],
          exclude,
          globalSetup: './db/testing/start-database.ts',
          setupFiles: './db/testing/set-environment.ts',
          expect,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'stack',
          include: ['**/*.stack.test.ts'],
          exclude,
          expect,
          testTimeout: 300_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
