import { setTimeout as pause } from 'node:timers/promises';

export async function waitUntil(
  holds: () => boolean | Promise<boolean>,
  { timeoutMs, everyMs = 50 }: { timeoutMs: number; everyMs?: number },
): Promise<boolean> {
  const end = Date.now() + timeoutMs;
  while (!(await holds())) {
    if (Date.now() >= end) return false;
    await pause(everyMs);
  }
  return true;
}
