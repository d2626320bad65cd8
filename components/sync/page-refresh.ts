import { isServerReachable } from '@/components/connection/is-server-reachable';

const MS_BETWEEN_REFRESHES = 5_000;

/**
 * Renders the page again: at once, then at most every five seconds, and only while the server is reachable. A failed
 * refresh would show the browser's error page.
 */
export class PageRefresh {
  readonly #refresh: () => void;
  readonly #canRefresh: () => Promise<boolean>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #refreshedAt = Number.NEGATIVE_INFINITY;
  #hasEnded = false;

  constructor(refresh: () => void, canRefresh: () => Promise<boolean>) {
    this.#refresh = refresh;
    this.#canRefresh = canRefresh;
  }

  request(): void {
    if (this.#hasEnded) return;
    clearTimeout(this.#timer);
    const wait = Math.max(0, this.#refreshedAt + MS_BETWEEN_REFRESHES - Date.now());
    this.#timer = setTimeout(() => void this.#try(), wait);
  }

  end(): void {
    this.#hasEnded = true;
    clearTimeout(this.#timer);
  }

  async #try(): Promise<void> {
    this.#refreshedAt = Date.now();
    const isAllowed = await this.#canRefresh();
    if (this.#hasEnded) return;
    if (isAllowed) this.#refresh();
    else this.request();
  }
}

export async function isVisibleAndReachable(): Promise<boolean> {
  return !document.hidden && (await isServerReachable());
}
