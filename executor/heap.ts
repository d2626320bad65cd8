export class Heap<T> {
  private items: T[] = [];

  constructor(private readonly before: (left: T, right: T) => boolean) {}

  get size(): number {
    return this.items.length;
  }

  peek(): T | undefined {
    return this.items[0];
  }

  values(): readonly T[] {
    return this.items;
  }

  keep(isKept: (item: T) => boolean): void {
    const kept = this.items.filter(isKept);
    this.items = [];
    for (const item of kept) this.push(item);
  }

  push(item: T): void {
    this.items.push(item);
    let index = this.items.length - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.swapIfBefore(index, parent)) return;
      index = parent;
    }
  }

  pop(): T | undefined {
    const first = this.items[0];
    const last = this.items.pop();
    if (first === undefined || last === undefined || this.items.length === 0) return first;
    this.items[0] = last;
    this.sink();
    return first;
  }

  private sink(): void {
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= this.items.length) return;
      if (child + 1 < this.items.length && this.sorts(child + 1, child)) child++;
      if (!this.swapIfBefore(child, index)) return;
      index = child;
    }
  }

  private sorts(left: number, right: number): boolean {
    const [a, b] = [this.items[left], this.items[right]];
    return a !== undefined && b !== undefined && this.before(a, b);
  }

  private swapIfBefore(left: number, right: number): boolean {
    const [a, b] = [this.items[left], this.items[right]];
    if (a === undefined || b === undefined || !this.before(a, b)) return false;
    this.items[left] = b;
    this.items[right] = a;
    return true;
  }
}
