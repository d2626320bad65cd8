import { mkdtemp, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { handlesSchema } from '@/dev/handles';
import { removeDataFolder, runStack } from '@/dev/testing/run-stack';

const require = createRequire(import.meta.url);
const { findChromium }: { findChromium: () => string | null } = require('../scripts/ensure-chromium.cjs');

// Chromium with an empty cache.
export async function benchPageWeight(): Promise<{ javascriptKb: number; lcpMs: number }> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'cmis-bench-'));
  const stack = runStack({ dataDir });
  const browser = await chromium.launch({
    executablePath: findChromium() ?? undefined,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    await stack.ready(300_000);
    const handles = handlesSchema.parse(JSON.parse(await readFile(path.join(dataDir, 'local.json'), 'utf8')));
    const signIn = await browser.newContext();
    const first = await signIn.newPage();
    await first.goto(`${handles.url}/en/sign-in`);
    await first.getByLabel('E-mail').fill(handles.email);
    await first.getByLabel('Password', { exact: true }).fill(handles.password);
    await first.getByRole('button', { name: 'Sign in' }).click();
    await first.waitForURL(/\/dashboard/);
    const measured = await browser.newContext({ storageState: await signIn.storageState() });
    const page = await measured.newPage();
    await page.goto(`${handles.url}/en/orgs/${handles.orgId}/dashboard`, { waitUntil: 'networkidle' });
    const javascriptBytes = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter((entry) => new URL(entry.name).pathname.endsWith('.js'))
        .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).transferSize, 0),
    );
    const lcpMs = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? Number.NaN)).observe({
            type: 'largest-contentful-paint',
            buffered: true,
          });
        }),
    );
    return { javascriptKb: javascriptBytes / 1024, lcpMs };
  } finally {
    await browser.close();
    await stack.stop();
    await removeDataFolder(dataDir);
  }
}
