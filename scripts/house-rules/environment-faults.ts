import type { Sources } from './source-graph';

// Programs around the product, the entries that Next and Node start, and tests.
const MAY_READ =
  /^(?:lib\/env\.ts$|(?:dev|executor|scripts|sandbox|bench|e2e|server|db\/testing)\/|(?:server\.mjs|playwright\.config\.ts|middleware\.ts|instrumentation\.ts)$)|\.test\.tsx?$/;
const READING = /\bprocess(?:\?\.|\.)env\b|\bprocess\[|\benv\b[^=;]*\}\s*=\s*process\b|\benv\b[^;]*from 'node:process'/;

export function environmentFaults(sources: Sources): string[] {
  return [...sources]
    .filter(([file, text]) => !MAY_READ.test(file) && READING.test(text))
    .map(([file]) => `${file} reads process.env: lib/env.ts does`);
}
