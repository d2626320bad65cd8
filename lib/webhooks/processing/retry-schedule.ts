import { retryDelay } from '@/lib/claims/retry-delay';

// After the last attempt a delivery is dead.
export const RETRY_SECONDS = [60, 300, 900] as const;

export function nextAttempt(failed: number, now: Date, retryAfterSeconds?: number): Date | null {
  if (failed > RETRY_SECONDS.length) return null;
  return new Date(now.getTime() + retryDelay({ pauses: RETRY_SECONDS }, failed, retryAfterSeconds) * 1000);
}
