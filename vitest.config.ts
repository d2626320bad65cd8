import path from 'node:path';
import { defineConfig } from 'vitest/config';

const alias = {
  '@': path.resolve(import.meta.dirname),
  // Next guards it in its own builds; everywhere else it is empty.
  'server-only': 'next/dist/compiled/server-only/empty.js',
};
// Both import `next/server` and the like without an extension, which only a bundler resolves.
const server = { deps: { inline: ['next-auth', 'next-intl'] } };
// A long limit costs nothing when the test passes; a busy machine must not fail it.
const expect = { poll: { timeout: 300_000 } };
const PATIENT_CALLS = './lib/vendor-http/testing/patient-calls.ts';
const serving = ['**/*.integration.test.ts', '**/*.stack.test.ts'];
const conformance = ['sandbox/**/*.test.ts', 'conformance/**/*.test.ts'];
const exclude = ['**/node_modules/**', '.next/**', '.cmis/**', 'e2e/**'];

export default defineConfig({
  test: {
    // The third worker uses the time that waiting tests leave on two cores.
    maxWorkers: 3,
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          server,
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...exclude, ...conformance, ...serving],
          setupFiles: PATIENT_CALLS,
          expect,
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'conformance',
          server,
          include: conformance,
          exclude: [...exclude, ...serving],
          setupFiles: PATIENT_CALLS,
          expect,
          testTimeout: 600_000,
          hookTimeout: 600_000,
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
          setupFiles: ['./db/testing/set-environment.ts', PATIENT_CALLS],
          expect,
          testTimeout: 900_000,
          hookTimeout: 900_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'stack',
          include: ['**/*.stack.test.ts'],
          exclude,
          expect,
          testTimeout: 900_000,
          hookTimeout: 900_000,
        },
      },
    ],
  },
});
