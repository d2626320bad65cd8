import { logger } from '@/lib/logger';

/** Longest time, in ms, for which an answer to a person waits for the engine. */
const PATIENCE_MS = 100;

/**
 * Waits for an announcement, but not long: what is announced is stored, so an answer does not depend on an engine that
 * is down or slow. The announcement goes on; one that fails is left to the sweeps.
 */
export async function waitBriefly(announcement: Promise<void>): Promise<void> {
  const settled = announcement.catch((error) => logger.warn({ err: error }, 'an announcement failed'));
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  await Promise.race([settled, late]);
  clearTimeout(timer);
}
