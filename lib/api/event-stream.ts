import { AppError } from '@/lib/errors';

// `id` comes back as Last-Event-ID on reconnect. `data` is one line.
interface ServerSentEvent {
  event: string;
  id: string;
  data: string;
}

// The client connects again this long after a stream has ended.
const RECONNECT_MS = 2_000;
// Keeps proxies from closing a silent stream, and detects a client that left without closing.
const HEARTBEAT_MS = 15_000;
// With the time of a query: a person who loses access receives events for less than five seconds.
const ACCESS_CHECK_MS = 3_000;

/**
 * Server-sent events from a handler with `media: 'text/event-stream'`. A slow reader gets only the newest event.
 * Ends with the client, `signal` or `end`; `onEnd` is called exactly once.
 */
export class EventStream {
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly #onEnd: () => void;
  readonly #signal: AbortSignal;
  readonly #heartbeat: ReturnType<typeof setInterval>;
  #accessChecks: ReturnType<typeof setInterval> | undefined;
  #checking = false;
  readonly #encoder = new TextEncoder();
  #controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | undefined;
  #waiting: string | null = null;
  #ended = false;

  constructor({ signal, onEnd }: { signal: AbortSignal; onEnd: () => void }) {
    this.#onEnd = onEnd;
    this.#signal = signal;
    this.body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start: (controller) => {
        this.#controller = controller;
      },
      pull: () => this.#flush(),
      cancel: () => this.end(),
    });
    this.#write(`retry: ${RECONNECT_MS}\n\n`);
    this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MS);
    // Not at once: whoever makes the stream has yet to get hold of it.
    if (signal.aborted) queueMicrotask(this.end);
    else signal.addEventListener('abort', this.end, { once: true });
  }

  send({ event, id, data }: ServerSentEvent): void {
    this.#waiting = `event: ${event}\nid: ${id}\ndata: ${data}\n\n`;
    this.#flush();
  }

  // Ends the stream soon after `requireAccess` begins to refuse.
  endWithout(requireAccess: () => Promise<unknown>): void {
    if (this.#ended) return;
    this.#accessChecks = setInterval(() => void this.#checkAccess(requireAccess), ACCESS_CHECK_MS);
  }

  readonly end = (): void => {
    if (this.#ended) return;
    this.#ended = true;
    clearInterval(this.#heartbeat);
    clearInterval(this.#accessChecks);
    this.#signal.removeEventListener('abort', this.end);
    try {
      this.#controller?.close();
    } catch {
      // The reader has cancelled it already.
    }
    this.#onEnd();
  };

  async #checkAccess(requireAccess: () => Promise<unknown>): Promise<void> {
    if (this.#checking) return;
    this.#checking = true;
    try {
      await requireAccess();
    } catch (error) {
      // A database that does not answer is no refusal; the next check repeats the question.
      if (error instanceof AppError && error.status < 500) this.end();
    } finally {
      this.#checking = false;
    }
  }

  // A reader with something left to read needs no sign of life, and must not be given a queue of them.
  #beat(): void {
    if (this.#isRead()) this.#write(':\n\n');
  }

  #flush(): void {
    if (this.#waiting === null || this.#ended || !this.#isRead()) return;
    const text = this.#waiting;
    this.#waiting = null;
    this.#write(text);
  }

  #isRead(): boolean {
    return (this.#controller?.desiredSize ?? 0) > 0;
  }

  #write(text: string): void {
    this.#controller?.enqueue(this.#encoder.encode(text));
  }
}
