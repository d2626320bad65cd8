import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Locale } from '@/lib/i18n/routing';
import { logger } from '@/lib/logger';
import type { SyncStatus } from '../schema';
import { type StatusUpdate, toStatusUpdate } from './status-update';

// Changes are sent at most once a second.
const POLL_MS = 1_000;
// Statuses change with time too, without a write (fresh becomes stale).
const RENEW_MS = 60_000;
// So that many connections of one organization do not delay the others.
const READ_AT_ONCE = 4;

type Listener = (update: StatusUpdate) => void;

interface Topic {
  orgId: AuthorizedOrgId;
  locale: Locale;
  listeners: Set<Listener>;
  fingerprint: string | undefined;
  readAt: number;
}

interface Sources {
  readFingerprints: (orgIds: readonly string[]) => Promise<Map<string, string>>;
  readStatuses: (orgId: AuthorizedOrgId, locale: Locale) => Promise<SyncStatus[]>;
}

// It polls, because notifications serialize the commits that send them, and poolers lose the connections that listen.
export class SyncWatcher {
  readonly #sources: Sources;
  readonly #topics = new Map<string, Topic>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #polling = false;
  #readings = 0;
  #failing = false;

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** `listener` may get an update twice. Returns the function that ends it. */
  listen(orgId: AuthorizedOrgId, locale: Locale, listener: Listener): () => void {
    const name = `${orgId} ${locale}`;
    const known = this.#topics.get(name);
    const topic = known ?? { orgId, locale, listeners: new Set<Listener>(), fingerprint: undefined, readAt: 0 };
    this.#topics.set(name, topic);
    topic.listeners.add(listener);
    this.#pollSoon();
    return () => {
      topic.listeners.delete(listener);
      if (topic.listeners.size === 0 && this.#topics.get(name) === topic) this.#topics.delete(name);
      if (this.#topics.size === 0) this.#stop();
    };
  }

  /** Who listens first and then reads misses nothing. */
  async read(orgId: AuthorizedOrgId, locale: Locale): Promise<StatusUpdate> {
    this.#readings += 1;
    const reading = this.#readings;
    return toStatusUpdate(await this.#sources.readStatuses(orgId, locale), reading);
  }

  #pollSoon(): void {
    if (this.#timer || this.#polling || this.#topics.size === 0) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#poll();
    }, POLL_MS);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #poll(): Promise<void> {
    this.#polling = true;
    try {
      await this.#sendUpdates();
      this.#failing = false;
    } catch (error) {
      // The next poll finds what the listeners missed. One line for each outage.
      if (!this.#failing) logger.error({ err: error }, 'live sync statuses could not be loaded');
      this.#failing = true;
    }
    this.#polling = false;
    this.#pollSoon();
  }

  async #sendUpdates(): Promise<void> {
    const topics = [...this.#topics.values()];
    const fingerprints = await this.#sources.readFingerprints([...new Set(topics.map(({ orgId }) => orgId))]);
    const old = Date.now() - RENEW_MS;
    const due = topics.filter(
      ({ orgId, fingerprint, readAt }) => fingerprint !== fingerprints.get(orgId) || readAt <= old,
    );
    let failure: unknown;
    const readOn = async () => {
      for (let topic = due.shift(); topic; topic = due.shift()) {
        await this.#send(topic, fingerprints.get(topic.orgId)).catch((error) => {
          failure = error;
        });
      }
    };
    await Promise.all(Array.from({ length: READ_AT_ONCE }, readOn));
    if (failure) throw failure;
  }

  // `fingerprint` was taken before the reading: the next poll finds a change in between.
  async #send(topic: Topic, fingerprint: string | undefined): Promise<void> {
    if (topic.listeners.size === 0) return;
    const update = await this.read(topic.orgId, topic.locale);
    topic.fingerprint = fingerprint;
    topic.readAt = Date.now();
    for (const listener of topic.listeners) listener(update);
  }
}
