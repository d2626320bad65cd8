import { logger } from '@/lib/logger';

const PATIENCE_MS = 100;

// What is announced is stored, so a response never depends on the engine; the sweeps cover a later failure.
export async function waitBriefly(announcement: Promise<void>): Promise<void> {
  const settled = announcement.catch((error) =>
    logger.warn({ err: error }, 'an event could not be sent to the engine'),
  );
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  await Promise.race([settled, late]);
  clearTimeout(timer);
}
