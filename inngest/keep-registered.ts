import { env } from '@/lib/env';
import { logger } from '@/lib/logger';
import { inngest } from './client';
import { engineRegistered } from './events';
import { registerFunctions } from './register-functions';

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 15_000;
/** An engine that lost its functions, or has those of another release, has ours again within this time. */
const REPEAT_MS = 60_000;

interface Registration {
  /** Registers once. @throws when the engine does not take it */
  register: () => Promise<{ modified: boolean }>;
  /** Has everything that waits for the engine announced again. @throws when the engine does not take it */
  announce: () => Promise<void>;
  sleep: (ms: number) => Promise<void>;
  isStopped: () => boolean;
}

/**
 * Registers until it works, then again every minute. After the first registration of this process, and after each that
 * changed the engine's list, what was announced to no function is announced again.
 */
export async function keepRegistered({ register, announce, sleep, isStopped }: Registration): Promise<void> {
  let isAnnouncementDue = true;
  let failures = 0;
  while (!isStopped()) {
    try {
      const { modified } = await register();
      isAnnouncementDue ||= modified;
      if (isAnnouncementDue) await announce();
      if (failures > 0 || isAnnouncementDue) logger.info('the functions are registered with the engine');
      isAnnouncementDue = false;
      failures = 0;
      await sleep(REPEAT_MS);
    } catch (error) {
      failures += 1;
      // The engine was away, and may have lost what it was sent.
      isAnnouncementDue = true;
      const log = { err: error, attempt: failures };
      if (failures === 1) logger.warn(log, 'the functions are not registered with the engine yet');
      else logger.info(log, 'the functions are not registered with the engine yet');
      await sleep(Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LONGEST_RETRY_MS));
    }
  }
}

/** Has the sweeps of `reannounce-waiting` run. @throws when the engine does not take the event */
export async function announceRegistration(): Promise<void> {
  await inngest.send(engineRegistered.create({}));
}

/** Keeps this process's functions registered while it runs; without an engine in the environment, nothing. */
export function startRegistration(): void {
  const { INNGEST_EVENT_KEY, INNGEST_SIGNING_KEY } = env();
  if (!INNGEST_EVENT_KEY || !INNGEST_SIGNING_KEY) return;
  let isStopped = false;
  process.once('SIGTERM', () => {
    isStopped = true;
  });
  void keepRegistered({
    register: () => registerFunctions(INNGEST_SIGNING_KEY),
    announce: announceRegistration,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms).unref()),
    isStopped: () => isStopped,
  });
}
