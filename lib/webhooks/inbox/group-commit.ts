/** How many may wait before newcomers are turned away. */
const MOST_WAITING = 2_000;

interface GroupRules<T> {
  /** Weight of a group; one that is heavier goes alone. */
  most: number;
  weigh: (item: T) => number;
  /** The error for whoever comes when too many wait. */
  refuse: () => Error;
  /** Whether an error is about everybody (the database is away), so that trying each alone would only take long. */
  isOutage: (error: unknown) => boolean;
}

interface Waiting<T, R> {
  item: T;
  resolve: (result: R) => void;
  reject: (error: unknown) => void;
}

/**
 * Does for many what would cost each the same alone: what arrives while a group is under way is the next group. An
 * item is answered when its group is done.
 */
export class GroupCommit<T, R> {
  readonly #waiting: Waiting<T, R>[] = [];
  #isWorking = false;

  /**
   * @param work does a group, all or nothing; gives a result for each item, in order
   */
  constructor(
    private readonly work: (items: T[]) => Promise<R[]>,
    private readonly rules: GroupRules<T>,
  ) {}

  /** @throws what `work` throws for the item's group, or for the item alone where its group failed */
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
      // One item that cannot be stored must not take the others with it.
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

  /** False when a group of several failed for what may be the fault of one, and nobody was told. */
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
