import { isServerReachable } from '@/components/connection/is-server-reachable';

const MS_BETWEEN_RENEWALS = 5_000;

/**
 * Renders the page again: at once, then at most every five seconds, and only while the server is reachable. A failed
 * renewal would show the browser's error page.
 */
export class PageRenewal {
  readonly #renew: () => void;
  readonly #canRenew: () => Promise<boolean>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #renewedAt = Number.NEGATIVE_INFINITY;
  #isOver = false;

  constructor(renew: () => void, canRenew: () => Promise<boolean>) {
    this.#renew = renew;
    this.#canRenew = canRenew;
  }

  ask(): void {
    if (this.#isOver) return;
    clearTimeout(this.#timer);
    const wait = Math.max(0, this.#renewedAt + MS_BETWEEN_RENEWALS - Date.now());
    this.#timer = setTimeout(() => void this.#try(), wait);
  }

  end(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }

  async #try(): Promise<void> {
    this.#renewedAt = Date.now();
    const can = await this.#canRenew();
    if (this.#isOver) return;
    if (can) this.#renew();
    else this.ask();
  }
}

export async function isLookedAtAndReachable(): Promise<boolean> {
  return !document.hidden && (await isServerReachable());
}
