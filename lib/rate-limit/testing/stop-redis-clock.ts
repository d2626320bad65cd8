import { afterEach, beforeEach, vi } from 'vitest';

// Stops the clock of budget and breaker in each test of a file: a slow machine is not taken for a slow Redis.
export function stopRedisClock(): void {
  beforeEach(() => {
    Reflect.deleteProperty(globalThis, 'cmisRedisBreaker');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    vi.spyOn(AbortSignal, 'timeout').mockReturnValue(new AbortController().signal);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });
}
