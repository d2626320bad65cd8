import { checkConnection } from '@/components/connection/connection';
import { readProgress, type SyncProgress } from './sync-progress';

interface StatusUrls {
  eventsUrl: string;
  statusUrl: string;
}

// A stream without its first status after this time is held back by a proxy.
const SILENCE_MS = 5_000;
// Failed connections in a row after which the page polls until a stream works again.
const FAILURES = 3;
const MS_BETWEEN_LOOKS = 10_000;
// Responses after which polling is useless: signed out, or no longer a member.
const REFUSALS = [401, 403, 404];

type Tell = (progress: SyncProgress[]) => void;

/** Reports the statuses now and at each change while the page is visible. Returns the unsubscribe function. */
export function followStatuses(urls: StatusUrls, tell: Tell): () => void {
  const follower = new Follower(urls, tell);
  const followVisibility = () => (document.hidden ? follower.rest() : follower.connect());
  document.addEventListener('visibilitychange', followVisibility);
  window.addEventListener('online', followVisibility);
  followVisibility();
  return () => {
    document.removeEventListener('visibilitychange', followVisibility);
    window.removeEventListener('online', followVisibility);
    follower.rest();
  };
}

class Follower {
  readonly #urls: StatusUrls;
  readonly #tell: Tell;
  #source: EventSource | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #looks: ReturnType<typeof setInterval> | undefined;
  #asked = new AbortController();
  #failures = 0;
  #refused = false;

  constructor(urls: StatusUrls, tell: Tell) {
    this.#urls = urls;
    this.#tell = tell;
  }

  connect(): void {
    if (this.#refused) return;
    this.#disconnect();
    const source = new EventSource(this.#urls.eventsUrl);
    this.#source = source;
    this.#silence = setTimeout(() => this.#lookInstead(), SILENCE_MS);
    source.addEventListener('open', () => {
      this.#failures = 0;
    });
    source.addEventListener('status', ({ data }: MessageEvent<string>) => this.#hear(data));
    // The browser reconnects by itself, unless the server refused.
    source.addEventListener('error', () => {
      this.#failures += 1;
      if (source.readyState === EventSource.CLOSED || this.#failures >= FAILURES) this.#lookInstead();
    });
  }

  rest(): void {
    this.#disconnect();
    this.#stopLooking();
  }

  #disconnect(): void {
    clearTimeout(this.#silence);
    this.#source?.close();
    this.#source = undefined;
  }

  #hear(data: string): void {
    clearTimeout(this.#silence);
    this.#stopLooking();
    const progress = readProgress(JSON.parse(data));
    if (progress) this.#tell(progress);
  }

  #lookInstead(): void {
    this.#disconnect();
    this.#failures = 0;
    if (this.#looks) return;
    this.#looks = setInterval(() => {
      void this.#look();
      this.connect();
    }, MS_BETWEEN_LOOKS);
    void this.#look();
  }

  #stopLooking(): void {
    clearInterval(this.#looks);
    this.#looks = undefined;
    // A running request is older than what the stream has just sent.
    this.#asked.abort();
  }

  async #look(): Promise<void> {
    this.#asked.abort();
    this.#asked = new AbortController();
    const { signal } = this.#asked;
    try {
      const response = await fetch(this.#urls.statusUrl, { signal, headers: { accept: 'application/json' } });
      const progress = response.ok ? readProgress(await response.json()) : null;
      if (signal.aborted) return;
      this.#refused = REFUSALS.includes(response.status);
      if (this.#refused) this.rest();
      if (progress) this.#tell(progress);
    } catch {
      // Offline or superseded: the next poll tries again.
      if (!signal.aborted) void checkConnection();
    }
  }
}
