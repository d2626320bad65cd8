import { Heap } from './heap';
import { isCall, type QueueItem } from './queue-item';

interface Entry {
  item: QueueItem;
  order: number;
  blockedBy?: string;
}

function goesBefore(left: Entry, right: Entry): boolean {
  return left.item.score < right.item.score || (left.item.score === right.item.score && left.order < right.order);
}

interface WorkQueueOptions {
  now: () => number;
  maxCalls: number;
  // Must not throw.
  execute: (item: QueueItem) => Promise<void>;
}

const LONGEST_NAP_MS = 30_000;

// Mirrors the queue table: an item is added after the transaction that stored it, so nothing is polled or lost.
export class WorkQueue {
  private readonly ready = new Heap<Entry>(goesBefore);
  private readonly delayed = new Heap<Entry>((a, b) => a.item.runAt < b.item.runAt);
  private readonly parked = new Map<string, Heap<Entry>>();
  private readonly occupied = new Map<string, number>();
  private readonly inFlight = new Set<Promise<void>>();
  private calls = 0;
  private order = 0;
  private timer: NodeJS.Timeout | undefined;
  private paused = true;

  constructor(private readonly options: WorkQueueOptions) {}

  get waiting(): number {
    let parked = 0;
    for (const heap of this.parked.values()) parked += heap.size;
    return this.ready.size + this.delayed.size + parked;
  }

  get running(): number {
    return this.inFlight.size;
  }

  start(): void {
    this.paused = false;
    this.wake();
  }

  async stop(graceMs: number): Promise<void> {
    this.paused = true;
    clearTimeout(this.timer);
    let giveUp: NodeJS.Timeout | undefined;
    const grace = new Promise((resolve) => {
      giveUp = setTimeout(resolve, graceMs);
    });
    await Promise.race([Promise.all(this.inFlight), grace]);
    clearTimeout(giveUp);
  }

  add(items: QueueItem[]): void {
    for (const item of items) {
      const entry: Entry = { item, order: this.order++ };
      if (item.runAt > this.options.now()) this.delayed.push(entry);
      else this.ready.push(entry);
    }
    this.wake();
  }

  delayedIds(): Set<string> {
    return new Set(this.delayed.values().map(({ item }) => item.id));
  }

  drop(ids: ReadonlySet<string>): void {
    if (ids.size > 0) this.delayed.keep(({ item }) => !ids.has(item.id));
  }

  wake(): void {
    if (this.paused) return;
    const now = this.options.now();
    for (let next = this.delayed.peek(); next && next.item.runAt <= now; next = this.delayed.peek()) {
      this.delayed.pop();
      this.ready.push(next);
    }
    while (this.calls < this.options.maxCalls) {
      const entry = this.ready.pop();
      if (!entry) break;
      this.startOrPark(entry);
    }
    this.armTimer(now);
  }

  private armTimer(now: number): void {
    clearTimeout(this.timer);
    const next = this.delayed.peek();
    if (!next) return;
    this.timer = setTimeout(() => this.wake(), Math.min(Math.max(next.item.runAt - now, 1), LONGEST_NAP_MS));
  }

  private startOrPark(entry: Entry): void {
    const { item } = entry;
    if (isCall(item)) {
      const full = item.concurrency.find(({ key, limit }) => (this.occupied.get(key) ?? 0) >= limit);
      if (full) {
        this.park(entry, full.key);
        return;
      }
      for (const { key } of item.concurrency) this.occupied.set(key, (this.occupied.get(key) ?? 0) + 1);
      this.calls++;
    }
    this.run(item);
  }

  private park(entry: Entry, key: string): void {
    const previous = entry.blockedBy;
    entry.blockedBy = key;
    const heap = this.parked.get(key) ?? new Heap<Entry>(goesBefore);
    heap.push(entry);
    this.parked.set(key, heap);
    // It got the free slot of another key and did not take it: the next item may.
    if (previous !== undefined && previous !== key) this.unparkOne(previous);
  }

  private unparkOne(key: string): void {
    const heap = this.parked.get(key);
    const entry = heap?.pop();
    if (heap?.size === 0) this.parked.delete(key);
    if (entry) this.ready.push(entry);
  }

  private run(item: QueueItem): void {
    const work = this.options.execute(item).finally(() => {
      this.inFlight.delete(work);
      if (isCall(item)) this.release(item);
      this.wake();
    });
    this.inFlight.add(work);
  }

  private release(item: QueueItem): void {
    this.calls--;
    for (const { key } of item.concurrency) {
      const left = (this.occupied.get(key) ?? 1) - 1;
      if (left > 0) this.occupied.set(key, left);
      else this.occupied.delete(key);
      this.unparkOne(key);
    }
  }
}
