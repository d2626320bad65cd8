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

it('PageRefresh refreshes at once, then once for all requests within five seconds', async () => {
  refresh.request();
  await pass(0);
  expect(renew).toHaveBeenCalledTimes(1);
  for (let count = 0; count < 4; count += 1) {
    refresh.request();
    await pass(1000);
  }
  expect(renew).toHaveBeenCalledTimes(1);
  await pass(1000);
  expect(renew).toHaveBeenCalledTimes(2);
  await pass(60_000);
  expect(renew).toHaveBeenCalledTimes(2);
});

it('PageRefresh waits while the server is unreachable and then refreshes', async () => {
  canRenew = false;
  refresh.request();
  await pass(12_000);
  expect(renew).not.toHaveBeenCalled();
  canRenew = true;
  await pass(5_000);
  expect(renew).toHaveBeenCalledTimes(1);
});

it('PageRefresh stops with its page, also during the check of the server', async () => {
  refresh.request();
  refresh.end();
  await pass(10_000);
  expect(renew).not.toHaveBeenCalled();
});
