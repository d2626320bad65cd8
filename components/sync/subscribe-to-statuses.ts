import { checkConnection } from '@/components/connection/connection';
import { parseProgress, type SyncProgress } from './sync-progress';

interface StatusUrls {
  eventsUrl: string;
  statusUrl: string;
}

// A stream without its first status after this time is held back by a proxy.
const FIRST_STATUS_MS = 5_000;
// Failed connections in a row after which the page polls until a stream works again.
const FAILURES = 3;
const MS_BETWEEN_POLLS = 10_000;
// Responses after which polling is useless: signed out, or no longer a member.
const REFUSALS = [401, 403, 404];

type Report = (progress: SyncProgress[]) => void;

/** Reports the statuses now and at each change while the page is visible. Returns the unsubscribe function. */
export function subscribeToStatuses(urls: StatusUrls, report: Report): () => void {
  const subscription = new StatusSubscription(urls, report);
  const onVisibilityChange = () => (document.hidden ? subscription.stop() : subscription.connect());
  document.addEventListener('visibilitychange', onVisibilityChange);
  window.addEventListener('online', onVisibilityChange);
  onVisibilityChange();
  return () => {
    document.removeEventListener('visibilitychange', onVisibilityChange);
    window.removeEventListener('online', onVisibilityChange);
    subscription.stop();
  };
}

class StatusSubscription {
  readonly #urls: StatusUrls;
  readonly #report: Report;
  #source: EventSource | undefined;
  #firstStatus: ReturnType<typeof setTimeout> | undefined;
  #polls: ReturnType<typeof setInterval> | undefined;
  #request = new AbortController();
  #failures = 0;
  #refused = false;

  constructor(urls: StatusUrls, report: Report) {
    this.#urls = urls;
    this.#report = report;
  }

  connect(): void {
    if (this.#refused) return;
    this.#disconnect();
    const source = new EventSource(this.#urls.eventsUrl);
    this.#source = source;
    this.#firstStatus = setTimeout(() => this.#startPolling(), FIRST_STATUS_MS);
    source.addEventListener('open', () => {
      this.#failures = 0;
    });
    source.addEventListener('status', ({ data }: MessageEvent<string>) => this.#receive(data));
    // The browser reconnects automatically, unless the server refused.
    source.addEventListener('error', () => {
      this.#failures += 1;
      if (source.readyState === EventSource.CLOSED || this.#failures >= FAILURES) this.#startPolling();
    });
  }

  stop(): void {
    this.#disconnect();
    this.#stopPolling();
  }

  #disconnect(): void {
    clearTimeout(this.#firstStatus);
    this.#source?.close();
    this.#source = undefined;
  }

  #receive(data: string): void {
    clearTimeout(this.#firstStatus);
    this.#stopPolling();
    const progress = parseProgress(JSON.parse(data));
    if (progress) this.#report(progress);
  }

  #startPolling(): void {
    this.#disconnect();
    this.#failures = 0;
    if (this.#polls) return;
    this.#polls = setInterval(() => {
      void this.#poll();
      this.connect();
    }, MS_BETWEEN_POLLS);
    void this.#poll();
  }

  #stopPolling(): void {
    clearInterval(this.#polls);
    this.#polls = undefined;
    // A running request is older than what the stream has just sent.
    this.#request.abort();
  }

  async #poll(): Promise<void> {
    this.#request.abort();
    this.#request = new AbortController();
    const { signal } = this.#request;
    try {
      const response = await fetch(this.#urls.statusUrl, { signal, headers: { accept: 'application/json' } });
      const progress = response.ok ? parseProgress(await response.json()) : null;
      if (signal.aborted) return;
      this.#refused = REFUSALS.includes(response.status);
      if (this.#refused) this.stop();
      if (progress) this.#report(progress);
    } catch {
      // Offline or superseded: the next poll tries again.
      if (!signal.aborted) void checkConnection();
    }
  }
}
