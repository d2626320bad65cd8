import { createRequire } from 'node:module';
import { defineConfig } from '@playwright/test';
import { sized } from './db/testing/test-size';
import { LONG } from './e2e/language-turns';

const require = createRequire(import.meta.url);
const { findChromium }: { findChromium: () => string | null } = require('./scripts/ensure-chromium.cjs');

export default defineConfig({
  testDir: './e2e',
  outputDir: './test-results',
  globalSetup: './e2e/start-stack.ts',
  ...sized({ grepInvert: new RegExp(LONG) }, {}),
  // All browser tests share one stack and two cores.
  workers: 1,
  fullyParallel: false,
  // A long limit costs nothing when the test passes; a busy machine must not fail it.
  timeout: 480_000,
  expect: { timeout: 30_000 },
  retries: 0,
  reporter: 'list',
  use: {
    locale: 'en-GB',
    timezoneId: 'Asia/Riyadh',
    viewport: { width: 1280, height: 900 },
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: findChromium() ?? undefined,
      args: [
        // These requests of the browser itself take time, and hang on a machine without internet access.
        ...['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
        // Machines that run tests have no graphics card; its emulation costs a fifth of the time of the browser.
        '--disable-gpu',
        // Chromium's sandbox does not work for root.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    },
  },
});
