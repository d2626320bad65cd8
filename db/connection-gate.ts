import { AppError } from '@/lib/errors';

interface Waiter {
  holder: string | null;
  leavesFree: number;
  start: () => void;
}

export interface GateState {
  size: number;
  inUse: number;
  waiting: number;
}

const RETRY_AFTER_SECONDS = 2;

// The driver's pool queues without limit. An organization gets another connection only while it holds fewer than are
// free.
export class ConnectionGate {
  private readonly held = new Map<string, number>();
  private readonly waiters = new Set<Waiter>();
  private inUse = 0;

  constructor(private readonly size: number) {}

  state(): GateState {
    return { size: this.size, inUse: this.inUse, waiting: this.waiters.size };
  }

  /** Without a holder no share applies. @throws AppError `unavailable` after `connectionWaitMs` */
  async run<T>(
    holder: string | null,
    limits: { connectionWaitMs: number; leavesFree: number },
    work: () => Promise<T>,
  ): Promise<T> {
    await this.enter(holder, limits);
    try {
      return await work();
    } finally {
      this.leave(holder);
    }
  }

  private mayEnter(holder: string | null, leavesFree: number): boolean {
    const free = this.size - this.inUse;
    return free > leavesFree && this.heldBy(holder) < free;
  }

  private heldBy(holder: string | null): number {
    return holder === null ? 0 : (this.held.get(holder) ?? 0);
  }

  private take(holder: string | null): void {
    this.inUse += 1;
    if (holder !== null) this.held.set(holder, this.heldBy(holder) + 1);
  }

  private enter(
    holder: string | null,
    { connectionWaitMs, leavesFree }: { connectionWaitMs: number; leavesFree: number },
  ): Promise<void> {
    if (this.mayEnter(holder, leavesFree)) {
      this.take(holder);
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        holder,
        leavesFree,
        start: () => {
          clearTimeout(timer);
          resolve();
        },
      };
      const timer = setTimeout(() => {
        this.waiters.delete(waiter);
        reject(
          new AppError('unavailable', 'Too many database requests are running. Try again in a moment.', {
            retryAfterSeconds: RETRY_AFTER_SECONDS,
          }),
        );
      }, connectionWaitMs);
      this.waiters.add(waiter);
    });
  }

  private leave(holder: string | null): void {
    this.inUse -= 1;
    if (holder !== null) {
      const held = this.heldBy(holder) - 1;
      if (held === 0) this.held.delete(holder);
      else this.held.set(holder, held);
    }
    this.admit();
  }

  // Admits the longest waiting caller of each holder, holders with fewer connections first.
  private admit(): void {
    for (let next = this.next(); next; next = this.next()) {
      this.waiters.delete(next);
      this.take(next.holder);
      next.start();
    }
  }

  private next(): Waiter | undefined {
    let best: Waiter | undefined;
    let fewest = Number.POSITIVE_INFINITY;
    for (const waiter of this.waiters) {
      const held = this.heldBy(waiter.holder);
      if (held < fewest && this.mayEnter(waiter.holder, waiter.leavesFree)) [best, fewest] = [waiter, held];
      if (fewest === 0) break;
    }
    return best;
  }
}
