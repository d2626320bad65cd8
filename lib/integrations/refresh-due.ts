const FLOOR_SECONDS = 600;
const RECHECK_SECONDS = 3600;

/**
 * When a token is to be renewed: `leadSeconds` before its end. A token that is handed out with less life than that
 * is renewed an hour later, so that a platform that keeps the old end is not asked on every call; but never later
 * than 10 minutes before the end. Null: the platform names no end.
 */
export function refreshDueAt(now: Date, expiresAt: Date | null, leadSeconds: number): Date | null {
  if (!expiresAt) return null;
  const due = expiresAt.getTime() - leadSeconds * 1000;
  const recheck = Math.min(now.getTime() + RECHECK_SECONDS * 1000, expiresAt.getTime() - FLOOR_SECONDS * 1000);
  return new Date(Math.max(due, recheck));
}
