import { EventStream } from '@/lib/api/event-stream';
import type { OrgSession } from '@/lib/auth/org-session';
import type { Locale } from '@/lib/i18n/routing';
import { getSyncStatuses } from '../status/status';
import { readFingerprints } from './fingerprints';
import type { StatusUpdate } from './status-update';
import { takePlace } from './stream-slots';
import { SyncWatcher } from './sync-watcher';

/** Every stream ends some time, so that one whose client vanished does too; a page connects again. */
const LIFETIME_MS = 600_000;

const watcher = new SyncWatcher({ readFingerprints, readStatuses: getSyncStatuses });

interface Watching {
  session: OrgSession;
  locale: Locale;
  /** What the client was told last, from an earlier stream; null: it knows nothing. */
  lastEventId: string | null;
  /** Aborted when the client goes. */
  signal: AbortSignal;
}

/**
 * Streams the organization's sync statuses as `status` events: at once what the client does not know yet, then each
 * change, within about a second and at most once a second.
 * @throws AppError `rate_limited` when the person has too many streams open
 */
export async function streamStatuses(watching: Watching): Promise<EventStream> {
  const { session, locale, lastEventId, signal } = watching;
  const ends: (() => void)[] = [takePlace(session.user.id)];
  const stream = new EventStream({
    signal,
    onEnd: () => {
      for (const end of ends.splice(0)) end();
    },
  });
  const tell = tellOnce(stream, lastEventId);
  try {
    const stopListening = watcher.listen(session.orgId, locale, tell);
    const lifetime = setTimeout(stream.end, LIFETIME_MS);
    ends.push(stopListening, () => clearTimeout(lifetime));
    tell(await watcher.read(session.orgId, locale));
  } catch (error) {
    stream.end();
    throw error;
  }
  return stream;
}

/** Sends what the client does not know, and never anything older than it has been told. */
function tellOnce(stream: EventStream, lastEventId: string | null): (news: StatusUpdate) => void {
  let told = lastEventId;
  let reading = 0;
  return (news) => {
    if (news.reading < reading) return;
    reading = news.reading;
    if (news.id === told) return;
    told = news.id;
    stream.send({ event: 'status', id: news.id, data: news.data });
  };
}
