import { mkdtemp, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { handlesSchema } from '@/dev/handles';
import { organizationPages, type PageFigures, pageFigures } from '@/dev/testing/page-figures';
import { removeDataFolder, runStack } from '@/dev/testing/run-stack';
import { median } from './median';

const require = createRequire(import.meta.url);
const { findChromium }: { findChromium: () => string | null } = require('../scripts/ensure-chromium.cjs');

const ROUNDS = 5;
const locales = ['en', 'ar'] as const;

interface PageWeight {
  javascriptKb: number;
  fontKb: number;
  layoutShift: number;
  firstPaintMs: number;
  largestPaintMs: number;
  // To the largest paint of the sign-in page, which reads no figures; machines differ.
  largestPaintRatio: number;
}

// Every page of the demo organization and the sign-in page in both languages, in Chromium with an empty cache. Medians.
export async function benchPageWeight(): Promise<Record<string, PageWeight>> {
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
    const storageState = await signIn.storageState();
    const figuresOf = async (address: string, isSignedIn: boolean) => {
      const rounds: PageFigures[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const context = await browser.newContext(isSignedIn ? { storageState } : {});
        rounds.push(await pageFigures(await context.newPage(), address));
        await context.close();
      }
      return (name: keyof PageFigures) => median(rounds.map((figures) => figures[name]));
    };
    const weights: Record<string, PageWeight> = {};
    for (const locale of locales) {
      const base = await figuresOf(`${handles.url}/${locale}/sign-in`, false);
      for (const page of ['sign-in', ...organizationPages]) {
        const figure =
          page === 'sign-in' ? base : await figuresOf(`${handles.url}/${locale}/orgs/${handles.orgId}/${page}`, true);
        weights[`${locale}/${page}`] = {
          javascriptKb: figure('javascriptBytes') / 1024,
          fontKb: figure('fontBytes') / 1024,
          layoutShift: figure('layoutShift'),
          firstPaintMs: figure('firstPaintMs'),
          largestPaintMs: figure('largestPaintMs'),
          largestPaintRatio: figure('largestPaintMs') / base('largestPaintMs'),
        };
      }
    }
    return weights;
  } finally {
    await browser.close();
    await stack.stop();
    await removeDataFolder(dataDir);
  }
}
