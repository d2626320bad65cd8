import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EventStream } from './event-stream';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

function open(signal = new AbortController().signal) {
  const onEnd = vi.fn();
  const stream = new EventStream({ signal, onEnd });
  const reader = stream.body.pipeThrough(new TextDecoderStream()).getReader();
  return { stream, onEnd, reader };
}

function openUnread() {
  const stream = new EventStream({ signal: new AbortController().signal, onEnd: () => {} });
  return { stream, readAll: () => new Response(stream.body).text() };
}

const event = (id: string) => ({ event: 'status', id, data: `{"n":"${id}"}` });

it('an event stream sends the reconnection delay first, then each event with its id', async () => {
  const { stream, reader } = open();
  expect((await reader.read()).value).toBe('retry: 2000\n\n');
  stream.send(event('1'));
  expect((await reader.read()).value).toBe('event: status\nid: 1\ndata: {"n":"1"}\n\n');
  stream.end();
  expect((await reader.read()).done).toBe(true);
});

it('an event stream sends only the newest event to a slow reader', async () => {
  const { stream, readAll } = openUnread();
  for (const id of ['1', '2', '3']) stream.send(event(id));
  const text = readAll();
  await vi.advanceTimersByTimeAsync(0);
  stream.end();
  expect(await text).toBe('retry: 2000\n\nevent: status\nid: 3\ndata: {"n":"3"}\n\n');
});

it('an event stream sends a heartbeat every 15 s, without a queue for a reader that does not read', async () => {
  const { stream, reader } = open();
  await reader.read();
  for (let beat = 0; beat < 3; beat += 1) {
    const read = reader.read();
    await vi.advanceTimersByTimeAsync(15_000);
    expect((await read).value).toBe(':\n\n');
  }
  stream.end();
  const unread = openUnread();
  await vi.advanceTimersByTimeAsync(600_000);
  unread.stream.end();
  expect(await unread.readAll()).toBe('retry: 2000\n\n');
});

describe('an event stream ends once, and releases its resources', () => {
  it.each([
    ['by itself', ({ stream }: ReturnType<typeof open>) => stream.end()],
    ['when the client goes away', ({ reader }: ReturnType<typeof open>) => reader.cancel()],
  ])('%s', async (_, finish) => {
    const opened = open();
    await opened.reader.read();
    await finish(opened);
    opened.stream.end();
    opened.stream.send(event('late'));
    expect(opened.onEnd).toHaveBeenCalledTimes(1);
  });

  it('with the request', async () => {
    const request = new AbortController();
    const { onEnd, stream } = open(request.signal);
    request.abort();
    stream.end();
    expect(onEnd).toHaveBeenCalledTimes(1);
  });

  it('after its maker has it, when the request has ended already', async () => {
    const { onEnd } = open(AbortSignal.abort());
    expect(onEnd).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(0);
    expect(onEnd).toHaveBeenCalledTimes(1);
  });
});
