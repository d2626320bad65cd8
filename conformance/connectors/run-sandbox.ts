import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import { addDays } from '@/lib/dates';
import { logger } from '@/lib/logger';
import type { PlatformId } from '@/lib/platform-ids';
import { type Sandbox, startSandbox } from '@/sandbox/server';
import type { PlatformWorld } from '@/sandbox/world/world';

// The connectors wait between retries, which would only make the tests slow.
vi.mock('node:timers/promises', () => ({ setTimeout: () => Promise.resolve() }));
logger.level = 'silent';

/** The instant of every test, in milliseconds. */
export const NOW = Date.parse('2026-11-22T12:20:00Z');
export const TODAY = '2026-11-22';
export const DAY_MS = 86_400_000;

/** The window of days relative to today. */
export const days = (from: number, to = 0) => ({ from: addDays(TODAY, from), to: addDays(TODAY, to) });
export const WEEK = days(-6);
export const MONTH = days(-29);
export const QUARTER = days(-99, -3);

// Apps to which the sandbox gives the traits that their names say.
const APPS = ['small-pages', 'testing', 'test-access', 'programmatic-refresh', 'no-profiles', 'single-use', 'silent'];

/** Configuration of an app with one of these traits. */
export const appWith = (trait: string) => ({ clientId: `app-${trait}`, clientSecret: 'shh' });

let running: Sandbox | undefined;

export function sandbox(): Sandbox {
  if (!running) throw new Error('the test file does not call runSandbox');
  return running;
}

export const worldOf = (id: PlatformId): PlatformWorld => sandbox().world.platform(id);

/** Runs one sandbox for the tests of the calling file, with one clock for the connectors and the platforms. */
export function runSandbox(): void {
  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: NOW });
    running = await startSandbox({
      now: () => new Date(),
      clients: APPS.map((trait) => ({ id: `app-${trait}`, secret: 'shh' })),
    });
  });
  afterEach(() => {
    vi.setSystemTime(NOW);
    running?.faults.clear();
  });
  afterAll(async () => {
    vi.useRealTimers();
    await running?.close();
  });
}

export function setSecondsLater(seconds: number): void {
  vi.setSystemTime(NOW + seconds * 1000);
}
