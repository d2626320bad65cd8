import { EventStream } from '@/lib/api/event-stream';
import type { OrgSession } from '@/lib/auth/org-session';
import { AppError } from '@/lib/errors';
import type { Locale } from '@/lib/i18n/routing';
import { getSyncStatuses } from '../status/status';
import { readFingerprints } from './read-fingerprints';
import type { StatusUpdate } from './status-update';
import { SyncWatcher } from './sync-watcher';

// Streams of vanished clients end too; an open page connects again.
const LIFETIME_MS = 600_000;
// Of one person in this process. Hidden pages have none.
const SLOTS = 10;
const RETRY_SECONDS = 10;

const taken = new Map<string, number>();
const watcher = new SyncWatcher({ readFingerprints, readStatuses: getSyncStatuses });

interface Watching {
  session: OrgSession;
  locale: Locale;
  /** Of an earlier stream. */
  lastEventId: string | null;
  signal: AbortSignal;
}

/**
 * Streams the statuses, at first unless the client has them, then each change within about a second.
 * @throws AppError `rate_limited` when the person has too many streams open
 */
export async function streamStatuses(watching: Watching): Promise<EventStream> {
  const { session, locale, lastEventId, signal } = watching;
  const ends: (() => void)[] = [takeSlot(session.user.id)];
  const stream = new EventStream({
    signal,
    onEnd: () => {
      for (const end of ends.splice(0)) end();
    },
  });
  const send = sendOnce(stream, lastEventId);
  try {
    const stopListening = watcher.listen(session.orgId, locale, send);
    const lifetime = setTimeout(stream.end, LIFETIME_MS);
    ends.push(stopListening, () => clearTimeout(lifetime));
    send(await watcher.read(session.orgId, locale));
  } catch (error) {
    stream.end();
    throw error;
  }
  return stream;
}

// Skips what the client has, and a reading older than the last one sent.
function sendOnce(stream: EventStream, lastEventId: string | null): (update: StatusUpdate) => void {
  let sentId = lastEventId;
  let reading = 0;
  return (update) => {
    if (update.reading < reading) return;
    reading = update.reading;
    if (update.id === sentId) return;
    sentId = update.id;
    stream.send({ event: 'status', id: update.id, data: update.data });
  };
}

// Returns the function that releases the slot.
function takeSlot(userId: string): () => void {
  const count = taken.get(userId) ?? 0;
  if (count >= SLOTS) {
    throw new AppError('rate_limited', `At most ${SLOTS} live streams at a time.`, {
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
