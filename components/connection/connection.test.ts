import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { checkConnection, currentConnection, followConnection } from './connection';

const browser = new EventTarget();
const network = { onLine: true };
let isServerUp = true;
const fetched = vi.fn(async () => {
  if (!network.onLine || !isServerUp) throw new TypeError('Failed to fetch');
  return new Response(null);
});
const reported: string[] = [];
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', browser);
  vi.stubGlobal('navigator', network);
  vi.stubGlobal('fetch', fetched);
  fetched.mockClear();
  reported.length = 0;
  stop = followConnection(() => reported.push(currentConnection()));
});

afterEach(async () => {
  [network.onLine, isServerUp] = [true, true];
  await checkConnection();
  stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function setNetwork(onLine: boolean): void {
  network.onLine = onLine;
  browser.dispatchEvent(new Event(onLine ? 'online' : 'offline'));
}

it('the connection is lost when the browser reports it, and back when the server answers again', async () => {
  setNetwork(false);
  expect(reported).toEqual(['offline']);
  setNetwork(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(reported).toEqual(['offline', 'connected']);
});

it('the connection stays lost while the network works but the server does not answer', async () => {
  setNetwork(false);
  isServerUp = false;
  setNetwork(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(reported).toEqual(['offline', 'unreachable']);
  isServerUp = true;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(reported).toEqual(['offline', 'unreachable', 'connected']);
});

it('a failed request marks the connection as lost, and it is checked until it is back', async () => {
  isServerUp = false;
  expect(await checkConnection()).toBe('unreachable');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(reported).toEqual(['unreachable']);
  isServerUp = true;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(reported).toEqual(['unreachable', 'connected']);
  fetched.mockClear();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(fetched).not.toHaveBeenCalled();
});

it('the connection stays connected after one failed request when the server answers', async () => {
  expect(await checkConnection()).toBe('connected');
  expect(reported).toEqual([]);
});
