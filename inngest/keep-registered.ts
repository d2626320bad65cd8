import { env } from '@/lib/env';
import { logger } from '@/lib/logger';
import { inngest } from './client';
import { engineRegistered } from './events';
import { registerFunctions } from './register-functions';

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 15_000;
// An engine that lost our functions, or has those of another release, gets ours within this time.
const REPEAT_MS = 60_000;

interface Registration {
  /** @throws when the engine refuses it */
  register: () => Promise<{ modified: boolean }>;
  /** Requests a sweep of all waiting work. @throws when the engine refuses the event */
  sweep: () => Promise<void>;
  sleep: (ms: number) => Promise<void>;
  isStopped: () => boolean;
}

/** The first registration of this process, and each that changed the engine's list, requests a sweep of all waiting work. */
export async function keepRegistered({ register, sweep, sleep, isStopped }: Registration): Promise<void> {
  let isSweepDue = true;
  let failures = 0;
  while (!isStopped()) {
    try {
      const { modified } = await register();
      isSweepDue ||= modified;
      if (isSweepDue) await sweep();
      if (failures > 0 || isSweepDue) logger.info('functions are registered with the engine');
      isSweepDue = false;
      failures = 0;
      await sleep(REPEAT_MS);
    } catch (error) {
      failures += 1;
      // The engine was unreachable and may have lost events.
      isSweepDue = true;
      const log = { err: error, attempt: failures };
      if (failures === 1) logger.warn(log, 'functions are not registered with the engine yet; will retry');
      else logger.info(log, 'functions are not registered with the engine yet; will retry');
      await sleep(Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LONGEST_RETRY_MS));
    }
  }
}

export async function requestSweep(): Promise<void> {
  await inngest.send(engineRegistered.create({}));
}

export function startRegistration(): void {
  const { INNGEST_EVENT_KEY, INNGEST_SIGNING_KEY } = env();
  if (!INNGEST_EVENT_KEY || !INNGEST_SIGNING_KEY) return;
  let isStopped = false;
  process.once('SIGTERM', () => {
    isStopped = true;
  });
  void keepRegistered({
    register: () => registerFunctions(INNGEST_SIGNING_KEY),
    sweep: requestSweep,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms).unref()),
    isStopped: () => isStopped,
  });
}
