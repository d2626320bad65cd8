const RESTORABLE_MS = 86_400_000;

/** What was deleted before this instant is not restored: a day ago. */
export function restorableSince(now: Date): Date {
  return new Date(now.getTime() - RESTORABLE_MS);
}
