import { AppError } from '@/lib/errors';

/** Pages that one person may have live at a time, in this process. Hidden pages hold none. */
const PLACES = 10;
/** A page looks for a place again by itself after this long. */
const RETRY_SECONDS = 10;

const taken = new Map<string, number>();

/**
 * Takes one of a person's places. Returns what gives it back.
 * @throws AppError `rate_limited` when all are taken
 */
export function takePlace(userId: string): () => void {
  const count = taken.get(userId) ?? 0;
  if (count >= PLACES) {
    throw new AppError('rate_limited', `At most ${PLACES} live streams at a time.`, {
      retryAfterSeconds: RETRY_SECONDS,
      values: { seconds: RETRY_SECONDS },
    });
  }
  taken.set(userId, count + 1);
  return () => {
    const left = (taken.get(userId) ?? 1) - 1;
    if (left > 0) taken.set(userId, left);
    else taken.delete(userId);
  };
}
