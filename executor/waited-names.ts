// Longer than any transaction that adds a wait, also during a database outage.
const KEPT_MS = 3_600_000;

/** May contain more names than are waited for, never fewer. */
export class WaitedNames {
  private readonly addedAt = new Map<string, number>();

  constructor(private readonly now: () => number) {}

  get size(): number {
    return this.addedAt.size;
  }

  add(name: string): void {
    this.addedAt.set(name, this.now());
  }

  has(name: string): boolean {
    return this.addedAt.has(name);
  }

  forgetAllBut(stored: ReadonlySet<string>): void {
    const before = this.now() - KEPT_MS;
    for (const [name, at] of this.addedAt) if (at <= before && !stored.has(name)) this.addedAt.delete(name);
  }
}
