import { createRequire } from 'node:module';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

const require = createRequire(import.meta.url);
const { isolatedTestFiles }: { isolatedTestFiles: (root: string) => string[] } =
  require('./scripts/isolated-test-files.cjs');

const alias = {
  '@': path.resolve(import.meta.dirname),
  // Next guards it in its own builds; everywhere else it is empty.
  'server-only': 'next/dist/compiled/server-only/empty.js',
};
// Both import `next/server` and the like without an extension, which only a bundler resolves.
const server = { deps: { inline: ['next-auth', 'next-intl'] } };
// A long limit costs nothing when the test passes; a busy machine must not fail it.
const patience = { expect: { poll: { timeout: 300_000 } }, testTimeout: 900_000, hookTimeout: 900_000 };
const PATIENT_CALLS = './lib/vendor-http/testing/patient-calls.ts';
const UNCHANGED_PROCESS = './scripts/unchanged-process.ts';
const SKIP_WAITS = './lib/platforms/testing/skip-waits.ts';
const integration = ['**/*.integration.test.ts'];
const stack = ['**/*.stack.test.ts'];
const conformance = ['sandbox/**/*.test.ts', 'conformance/**/*.test.ts'];
const platforms = ['lib/platforms/**/*.test.ts'];
const nowhere = ['**/node_modules/**', '.next/**', '.cmis/**', 'e2e/**'];
const serving = [...integration, ...stack];
const isolated = isolatedTestFiles(import.meta.dirname);

interface Files {
  include: string[];
  exclude?: string[];
  setupFiles?: string[];
  globalSetup?: string;
}

const ownProcesses = (name: string, { exclude = [], ...files }: Files) => ({
  resolve: { alias },
  test: { name, server, ...patience, ...files, exclude: [...nowhere, ...exclude] },
});

// The files of the project load the product once for each worker. A worker keeps its process while files of its project
// follow each other, so the projects have an order.
const sharedProcesses = (name: string, groupOrder: number, { exclude = [], setupFiles = [], ...files }: Files) => {
  const shared = {
    ...files,
    exclude: [...exclude, ...serving, ...isolated],
    setupFiles: [PATIENT_CALLS, ...setupFiles, UNCHANGED_PROCESS],
  };
  const { resolve, test } = ownProcesses(name, shared);
  return { resolve, test: { ...test, isolate: false, sequence: { groupOrder } } };
};

export default defineConfig({
  test: {
    // The third worker uses the time that waiting tests leave on two cores.
    maxWorkers: 3,
    projects: [
      ownProcesses('unit-isolated', { include: isolated, setupFiles: [PATIENT_CALLS] }),
      ownProcesses('integration', {
        include: integration,
        globalSetup: './db/testing/start-database.ts',
        setupFiles: ['./db/testing/set-environment.ts', PATIENT_CALLS],
      }),
      ownProcesses('stack', { include: stack }),
      sharedProcesses('conformance', 1, { include: conformance }),
      sharedProcesses('unit-platforms', 2, { include: platforms, setupFiles: [SKIP_WAITS] }),
      sharedProcesses('unit', 3, { include: ['**/*.test.{ts,tsx}'], exclude: [...conformance, ...platforms] }),
    ],
  },
});
