import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PageRefresh } from './page-refresh';

let canRenew = true;
const renew = vi.fn();
let refresh: PageRefresh;

beforeEach(() => {
  vi.useFakeTimers();
  canRenew = true;
  renew.mockReset();
  refresh = new PageRefresh(renew, async () => canRenew);
});

afterEach(() => vi.useRealTimers());

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

it('renews at once, then once for all that was asked for within five seconds', async () => {
  refresh.request();
  await pass(0);
  expect(renew).toHaveBeenCalledTimes(1);
  for (let asked = 0; asked < 4; asked += 1) {
    refresh.request();
    await pass(1000);
  }
  expect(renew).toHaveBeenCalledTimes(1);
  await pass(1000);
  expect(renew).toHaveBeenCalledTimes(2);
  await pass(60_000);
  expect(renew).toHaveBeenCalledTimes(2);
});

it('waits for a server that cannot be reached, and forgets nothing', async () => {
  canRenew = false;
  refresh.request();
  await pass(12_000);
  expect(renew).not.toHaveBeenCalled();
  canRenew = true;
  await pass(5_000);
  expect(renew).toHaveBeenCalledTimes(1);
});

it('ends with its page, also while it asks for the server', async () => {
  refresh.request();
  refresh.end();
  await pass(10_000);
  expect(renew).not.toHaveBeenCalled();
});
