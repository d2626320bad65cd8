import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { rateLimited } from '@/lib/api/rate-limit';
import { Semaphore } from '@/lib/crypto/semaphore';

/** Tries at one account that wait for nothing: typing errors of its owner. */
const FREE_TRIES = 5;
/** A try is forgotten after this long, or with the next right password. */
const REMEMBERED_MS = 15 * 60_000;
const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 4_000;
/** Tries at one account that wait at a time: with the longest delay one guess a second, from however many networks. */
const WAITING_AT_ONCE = 4;
/** Tries that queue behind those, each from another network. */
const MAX_QUEUE = 16;
const MAX_ACCOUNTS = 20_000;

interface Account {
  /** When each try began, in milliseconds since 1970, oldest first. */
  tries: number[];
  /** Networks with a try that waits. */
  networks: Set<string>;
  line: Semaphore;
}

const refused = () => rateLimited({ retryAfterSeconds: LONGEST_DELAY_MS / 1000 });

/**
 * Slows guessing at one account down without locking its owner out: after a few wrong tries each further one waits, at
 * most four seconds, before its password is looked at, and a right password always passes. One network has one place in
 * the line of an account, so that an attacker on one network does not fill it. Counts in this process.
 */
export class AccountLine {
  readonly #accounts = new LRUCache<string, Account>({ max: MAX_ACCOUNTS });

  /**
   * Counts a try at `account` and resolves when its password may be checked.
   * @throws AppError `rate_limited` when the network has a place already or the line is full
   */
  async wait(account: string, network: string): Promise<void> {
    const state = this.#accounts.get(account) ?? {
      tries: [],
      networks: new Set<string>(),
      line: new Semaphore(WAITING_AT_ONCE, MAX_QUEUE, refused),
    };
    this.#accounts.set(account, state);
    const now = Date.now();
    // Counted when it begins: tries in parallel would all find an empty record otherwise.
    state.tries = [...state.tries.filter((at) => at > now - REMEMBERED_MS).slice(-FREE_TRIES * 4), now];
    const excess = state.tries.length - 1 - FREE_TRIES;
    if (excess < 0) return;
    if (state.networks.has(network)) throw refused();
    state.networks.add(network);
    try {
      await state.line.run(() => sleep(Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** excess)));
    } finally {
      state.networks.delete(network);
    }
  }

  /** Forgets the tries at an account after its right password. */
  clear(account: string): void {
    const state = this.#accounts.get(account);
    if (state) state.tries = [];
  }
}
