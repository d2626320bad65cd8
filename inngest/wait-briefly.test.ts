import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { waitBriefly } from './wait-briefly';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('waitBriefly waits for an announcement that succeeds', async () => {
  let isSent = false;
  const sending = new Promise<void>((resolve) => {
    setTimeout(() => {
      isSent = true;
      resolve();
    }, 50);
  });
  const waiting = waitBriefly(sending);
  await vi.advanceTimersByTimeAsync(50);
  await waiting;
  expect(isSent).toBe(true);
});

it('waitBriefly returns after 100 ms while the engine hangs, and survives a later failure', async () => {
  const hanging = new Promise<void>((_, reject) => {
    setTimeout(() => reject(new Error('the database is gone')), 5_000);
  });
  const waiting = waitBriefly(hanging);
  await vi.advanceTimersByTimeAsync(100);
  await waiting;
  await vi.advanceTimersByTimeAsync(5_000);
});
