const MOST_WAITING = 2_000;

interface GroupRules<T> {
  most: number;
  weigh: (item: T) => number;
  refuse: () => Error;
  // True when the cause affects every item (the database is down): retrying each alone would only take time.
  isOutage: (error: unknown) => boolean;
}

interface Waiting<T, R> {
  item: T;
  resolve: (result: R) => void;
  reject: (error: unknown) => void;
}

// Batches concurrent items: what arrives while one group is processed forms the next group.
export class GroupCommit<T, R> {
  readonly #waiting: Waiting<T, R>[] = [];
  #isWorking = false;

  // `work` processes a group, all or nothing, and returns one result per item, in order.
  constructor(
    private readonly work: (items: T[]) => Promise<R[]>,
    private readonly rules: GroupRules<T>,
  ) {}

  /** @throws what `work` throws for the item's group, or for the item alone after its group failed */
  add(item: T): Promise<R> {
    if (this.#waiting.length >= MOST_WAITING) return Promise.reject(this.rules.refuse());
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (!this.#isWorking) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#isWorking = true;
    while (this.#waiting.length > 0) {
      const group = this.#nextGroup();
      // One item that cannot be stored must not fail the others.
      if (!(await this.#settle(group)) && group.length > 1) for (const one of group) await this.#settle([one]);
    }
    this.#isWorking = false;
  }

  #nextGroup(): Waiting<T, R>[] {
    let [weight, count] = [0, 0];
    for (const { item } of this.#waiting) {
      weight += this.rules.weigh(item);
      if (count > 0 && weight > this.rules.most) break;
      count += 1;
    }
    return this.#waiting.splice(0, count);
  }

  // False when a group of several failed, possibly because of one item: nothing is settled yet.
  async #settle(group: Waiting<T, R>[]): Promise<boolean> {
    try {
      const results = await this.work(group.map(({ item }) => item));
      for (const [index, { resolve }] of group.entries()) resolve(results[index] as R);
      return true;
    } catch (error) {
      if (group.length > 1 && !this.rules.isOutage(error)) return false;
      for (const { reject } of group) reject(error);
      return true;
    }
  }
}
