import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Locale } from '@/lib/i18n/routing';
import { logger } from '@/lib/logger';
import type { SyncStatus } from '../schema';
import { type StatusUpdate, toStatusUpdate } from './status-update';

/** Pause between two looks: what changed is told at most once a second. */
const LOOK_MS = 1_000;
/** Statuses also change as time goes by, without a row being written (fresh becomes stale). */
const RENEW_MS = 60_000;
/** Statuses read at a time, so that one organization's many connections do not hold up another's. */
const READ_AT_ONCE = 4;

type Listener = (news: StatusUpdate) => void;

/** One organization as its watchers read it in one language. */
interface Topic {
  orgId: AuthorizedOrgId;
  locale: Locale;
  listeners: Set<Listener>;
  /** As it was before the newest reading that was told; undefined: none was told yet. */
  fingerprint: string | undefined;
  readAt: number;
}

interface Sources {
  /** One query for all that are watched; see `readFingerprints`. */
  readFingerprints: (orgIds: readonly string[]) => Promise<Map<string, string>>;
  readStatuses: (orgId: AuthorizedOrgId, locale: Locale) => Promise<SyncStatus[]>;
}

/**
 * Tells the open pages of this process what changes in the syncs of their organizations. While anybody listens, one
 * query a second finds the organizations with news; only of those the statuses are read, once for all who listen.
 * While nobody does, it rests. It asks the database instead of having it notify: notifications serialize the commits
 * that send them, and poolers lose those that listen.
 */
export class SyncWatcher {
  readonly #sources: Sources;
  readonly #topics = new Map<string, Topic>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #looking = false;
  #readings = 0;
  #failing = false;

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** Calls `listener` with all news from now on; it may hear the same news again. Returns what ends that. */
  listen(orgId: AuthorizedOrgId, locale: Locale, listener: Listener): () => void {
    const name = `${orgId} ${locale}`;
    const known = this.#topics.get(name);
    const topic = known ?? { orgId, locale, listeners: new Set<Listener>(), fingerprint: undefined, readAt: 0 };
    this.#topics.set(name, topic);
    topic.listeners.add(listener);
    this.#lookSoon();
    return () => {
      topic.listeners.delete(listener);
      if (topic.listeners.size === 0 && this.#topics.get(name) === topic) this.#topics.delete(name);
      if (this.#topics.size === 0) this.#rest();
    };
  }

  /** How the organization stands now. Whoever listens first and then reads misses nothing. */
  async read(orgId: AuthorizedOrgId, locale: Locale): Promise<StatusUpdate> {
    this.#readings += 1;
    const reading = this.#readings;
    return toStatusUpdate(await this.#sources.readStatuses(orgId, locale), reading);
  }

  #lookSoon(): void {
    if (this.#timer || this.#looking || this.#topics.size === 0) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#look();
    }, LOOK_MS);
  }

  #rest(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #look(): Promise<void> {
    this.#looking = true;
    try {
      await this.#tellNews();
      this.#failing = false;
    } catch (error) {
      // The listeners stay: the next look finds what they have missed. One line for each outage.
      if (!this.#failing) logger.error({ err: error }, 'live sync statuses could not be loaded');
      this.#failing = true;
    }
    this.#looking = false;
    this.#lookSoon();
  }

  async #tellNews(): Promise<void> {
    const topics = [...this.#topics.values()];
    const fingerprints = await this.#sources.readFingerprints([...new Set(topics.map(({ orgId }) => orgId))]);
    const old = Date.now() - RENEW_MS;
    const due = topics.filter(
      ({ orgId, fingerprint, readAt }) => fingerprint !== fingerprints.get(orgId) || readAt <= old,
    );
    let failure: unknown;
    const readOn = async () => {
      for (let topic = due.shift(); topic; topic = due.shift()) {
        await this.#tell(topic, fingerprints.get(topic.orgId)).catch((error) => {
          failure = error;
        });
      }
    };
    await Promise.all(Array.from({ length: READ_AT_ONCE }, readOn));
    if (failure) throw failure;
  }

  /** `fingerprint` was taken before the reading: a change in between is found by the next look. */
  async #tell(topic: Topic, fingerprint: string | undefined): Promise<void> {
    if (topic.listeners.size === 0) return;
    const news = await this.read(topic.orgId, topic.locale);
    topic.fingerprint = fingerprint;
    topic.readAt = Date.now();
    for (const listener of topic.listeners) listener(news);
  }
}
