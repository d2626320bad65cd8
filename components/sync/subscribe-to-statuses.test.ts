import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { subscribeToStatuses } from './subscribe-to-statuses';

// Replaces the browser's EventSource.
class FakeSource extends EventTarget {
  static readonly CLOSED = 2;
  static opened: FakeSource[] = [];
  readyState = 0;
  constructor(readonly url: string) {
    super();
    FakeSource.opened.push(this);
  }
  static get latest(): FakeSource {
    const latest = FakeSource.opened.at(-1);
    if (!latest) throw new Error('Nothing was opened.');
    return latest;
  }
  static get open(): FakeSource[] {
    return FakeSource.opened.filter(({ readyState }) => readyState !== FakeSource.CLOSED);
  }
  close(): void {
    this.readyState = FakeSource.CLOSED;
  }
  send(state: string): void {
    this.dispatchEvent(Object.assign(new Event('status'), { data: JSON.stringify(statuses(state)) }));
  }
  // `refused`: permanently, as after an error response; else the browser reconnects.
  fail(refused = false): void {
    if (refused) this.readyState = FakeSource.CLOSED;
    this.dispatchEvent(new Event('error'));
  }
}

const statuses = (state: string) => ({ integrations: [{ integrationId: 'a', state, run: null, streams: [] }] });
const urls = { eventsUrl: '/events', statusUrl: '/status' };
const page = Object.assign(new EventTarget(), { hidden: false });
const browser = new EventTarget();
let answer: { status: number; body: unknown };
const fetched = vi.fn(async () => new Response(JSON.stringify(answer.body), { status: answer.status }));
let reported: string[];
let stop: () => void = () => {};

function follow(): void {
  stop = subscribeToStatuses(urls, (progress) => reported.push(...progress.map(({ state }) => state)));
}

function show(hidden: boolean): void {
  page.hidden = hidden;
  page.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', FakeSource);
  vi.stubGlobal('document', page);
  vi.stubGlobal('window', browser);
  vi.stubGlobal('fetch', fetched);
  fetched.mockClear();
  FakeSource.opened = [];
  page.hidden = false;
  answer = { status: 200, body: statuses('polled') };
  reported = [];
});

afterEach(() => {
  stop();
  expect(FakeSource.open).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('subscribeToStatuses reports the statuses of the stream and sends no other request', async () => {
  follow();
  FakeSource.latest.send('running');
  FakeSource.latest.send('fresh');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(reported).toEqual(['running', 'fresh']);
  expect(FakeSource.opened.map(({ url }) => url)).toEqual(['/events']);
  expect(fetched).not.toHaveBeenCalled();
});

it('subscribeToStatuses sends no request while the page is hidden, and reconnects when it is visible', async () => {
  page.hidden = true;
  follow();
  expect(FakeSource.opened).toEqual([]);
  show(false);
  FakeSource.latest.send('running');
  show(true);
  expect(FakeSource.open).toEqual([]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(fetched).not.toHaveBeenCalled();
  show(false);
  expect(FakeSource.open).toHaveLength(1);
  FakeSource.latest.send('fresh');
  expect(reported).toEqual(['running', 'fresh']);
});

it('subscribeToStatuses leaves a short interruption to the browser', async () => {
  follow();
  FakeSource.latest.send('running');
  for (let time = 0; time < 5; time += 1) {
    FakeSource.latest.fail();
    FakeSource.latest.dispatchEvent(new Event('open'));
  }
  await vi.advanceTimersByTimeAsync(30_000);
  expect(FakeSource.opened).toHaveLength(1);
  expect(fetched).not.toHaveBeenCalled();
});

it.each([
  ['is refused', () => FakeSource.latest.fail(true)],
  ['fails three times', () => [1, 2, 3].forEach(() => void FakeSource.latest.fail())],
  ['stays silent', () => vi.advanceTimersByTime(5_000)],
])('subscribeToStatuses polls every 10 s while the stream %s, until one works', async (_, breakStream) => {
  follow();
  breakStream();
  await vi.advanceTimersByTimeAsync(0);
  expect(reported).toEqual(['polled']);
  expect(FakeSource.open).toEqual([]);
  await vi.advanceTimersByTimeAsync(10_000);
  breakStream();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(reported).toEqual(['polled', 'polled', 'polled']);
  FakeSource.latest.send('fresh');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(reported).toEqual(['polled', 'polled', 'polled', 'fresh']);
});

it('subscribeToStatuses ignores a response that is older than the stream', async () => {
  follow();
  let resolve: (response: Response) => void = () => {};
  fetched.mockImplementationOnce(
    () =>
      new Promise((settle) => {
        resolve = settle;
      }),
  );
  FakeSource.latest.fail(true);
  browser.dispatchEvent(new Event('online'));
  FakeSource.latest.send('fresh');
  resolve(new Response(JSON.stringify(statuses('late'))));
  await vi.advanceTimersByTimeAsync(0);
  expect(reported).toEqual(['fresh']);
});

it('subscribeToStatuses connects at once when the network is back', async () => {
  follow();
  FakeSource.latest.fail(true);
  await vi.advanceTimersByTimeAsync(1_000);
  browser.dispatchEvent(new Event('online'));
  expect(FakeSource.open).toHaveLength(1);
});

it.each([401, 403, 404])('subscribeToStatuses stops permanently after a %i', async (status) => {
  answer = { status, body: { code: 'refused' } };
  follow();
  FakeSource.latest.fail(true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(fetched).toHaveBeenCalledTimes(1);
  expect(FakeSource.opened).toHaveLength(1);
  show(true);
  show(false);
  expect(FakeSource.opened).toHaveLength(1);
});
