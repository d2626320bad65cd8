/** A transaction that notes a wait ends within this, also while the database is away for a while. */
const KEPT_MS = 3_600_000;

/** Names of events some run waits for; may hold more names than are waited for, never fewer. */
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

  /**
   * Forgets names that were last noted an hour ago and that no stored wait has.
   * @param stored names of all stored waits
   */
  forgetAllBut(stored: ReadonlySet<string>): void {
    const before = this.now() - KEPT_MS;
    for (const [name, at] of this.addedAt) if (at <= before && !stored.has(name)) this.addedAt.delete(name);
  }
}
