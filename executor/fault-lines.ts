const MINUTE_MS = 60_000;

/** At most one line a minute for each kind of fault; it states how many came since the last line. */
export class FaultLines {
  private readonly kinds = new Map<string, { reportedAt: number; unreported: number }>();

  constructor(
    private readonly report: (line: string) => void,
    private readonly now: () => number,
  ) {}

  note(kind: string): void {
    const now = this.now();
    const known = this.kinds.get(kind);
    if (known && now - known.reportedAt < MINUTE_MS) {
      known.unreported += 1;
      return;
    }
    this.report(known && known.unreported > 0 ? `${kind} (and ${known.unreported} more since the last line)` : kind);
    for (const [other, { reportedAt, unreported }] of this.kinds) {
      if (unreported === 0 && now - reportedAt >= MINUTE_MS) this.kinds.delete(other);
    }
    this.kinds.set(kind, { reportedAt: now, unreported: 0 });
  }
}
