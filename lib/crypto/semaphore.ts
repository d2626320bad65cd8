/** Lets `size` pieces of work run at once and up to `maxWaiting` wait; refuses the rest, so that a flood cannot queue for minutes. */
export class Semaphore {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly size: number,
    private readonly maxWaiting: number,
    private readonly refuse: () => Error,
  ) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < this.size) this.running += 1;
    else await this.wait();
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      // The place passes on without being given back in between, so nobody can slip past the queue.
      if (next) next();
      else this.running -= 1;
    }
  }

  private wait(): Promise<void> {
    if (this.waiting.length >= this.maxWaiting) return Promise.reject(this.refuse());
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}
