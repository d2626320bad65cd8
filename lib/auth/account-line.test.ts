import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AccountLine } from './account-line';

// The promise timers of Node are not faked; this one waits on a timer that is.
vi.mock('node:timers/promises', () => ({
  setTimeout: (ms: number) => new Promise((resolve) => setTimeout(resolve, ms)),
}));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** How long a try takes, in milliseconds; `refused` when it is turned away. */
async function timeOf(line: AccountLine, network: string, account = 'sara') {
  const began = Date.now();
  const done = line.wait(account, network).then(
    () => Date.now() - began,
    () => 'refused' as const,
  );
  await vi.advanceTimersByTimeAsync(60_000);
  return done;
}

it('lets five tries pass at once and makes each further one wait longer, up to four seconds', async () => {
  const line = new AccountLine();
  const times = [];
  for (let count = 0; count < 12; count += 1) times.push(await timeOf(line, 'one'));
  expect(times).toEqual([0, 0, 0, 0, 0, 250, 500, 1000, 2000, 4000, 4000, 4000]);
  expect(await timeOf(line, 'one', 'another account')).toBe(0);
});

it('never refuses a try from a network of its own, however many wrong tries another network has made', async () => {
  const line = new AccountLine();
  const attack = Array.from({ length: 200 }, () => line.wait('sara', 'attacker').catch(() => 'refused'));
  const owner = timeOf(line, 'owner');
  const outcomes = await Promise.all(attack);
  expect(await owner).toBe(4000);
  // Five pass freely and one waits; the line has one place for each network.
  expect(outcomes.filter((outcome) => outcome === 'refused')).toHaveLength(194);
});

it('admits four tries in four seconds from however many networks, and queues a bounded number', async () => {
  const line = new AccountLine();
  for (let count = 0; count < 12; count += 1) await timeOf(line, 'one');
  const passedAt: number[] = [];
  let refused = 0;
  const began = Date.now();
  for (let network = 0; network < 500; network += 1) {
    line.wait('sara', `network ${network}`).then(
      () => passedAt.push(Date.now() - began),
      () => {
        refused += 1;
      },
    );
  }
  await vi.advanceTimersByTimeAsync(60_000);
  expect(refused).toBe(480);
  expect(passedAt).toEqual([4, 8, 12, 16, 20].flatMap((seconds) => Array(4).fill(seconds * 1000)));
});

it('forgets tries with the right password and after a quarter of an hour', async () => {
  const line = new AccountLine();
  for (let count = 0; count < 8; count += 1) await timeOf(line, 'one');
  line.clear('sara');
  expect(await timeOf(line, 'one')).toBe(0);
  for (let count = 0; count < 8; count += 1) await timeOf(line, 'one');
  await vi.advanceTimersByTimeAsync(15 * 60_000);
  expect(await timeOf(line, 'one')).toBe(0);
});
