const MINUTE_MS = 60_000;

/** At most one line a minute for each kind of fault; it states how many came since the last line. */
export class FaultLines {
  private readonly kinds = new Map<string, { saidAt: number; unsaid: number }>();

  constructor(
    private readonly report: (line: string) => void,
    private readonly now: () => number,
  ) {}

  note(kind: string): void {
    const now = this.now();
    const known = this.kinds.get(kind);
    if (known && now - known.saidAt < MINUTE_MS) {
      known.unsaid += 1;
      return;
    }
    this.report(known && known.unsaid > 0 ? `${kind} (and ${known.unsaid} more since the last line)` : kind);
    for (const [other, { saidAt, unsaid }] of this.kinds) {
      if (unsaid === 0 && now - saidAt >= MINUTE_MS) this.kinds.delete(other);
    }
    this.kinds.set(kind, { saidAt: now, unsaid: 0 });
  }
}
