import { AppError } from '@/lib/errors';

// `id` returns as Last-Event-ID on reconnection. `data` is one line.
interface ServerSentEvent {
  event: string;
  id: string;
  data: string;
}

const RECONNECT_MS = 2_000;
// Keeps proxies from closing a silent stream, and detects a lost client.
const HEARTBEAT_MS = 15_000;
// With the duration of a query: events end less than five seconds after the access.
const ACCESS_CHECK_MS = 3_000;

/** A slow reader gets only the newest event. `onEnd` is called exactly once. */
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
    // Later, because the caller does not have the stream yet.
    if (signal.aborted) queueMicrotask(this.end);
    else signal.addEventListener('abort', this.end, { once: true });
  }

  send({ event, id, data }: ServerSentEvent): void {
    this.#waiting = `event: ${event}\nid: ${id}\ndata: ${data}\n\n`;
    this.#flush();
  }

  // Soon after `requireAccess` begins to fail.
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
    } catch {}
    this.#onEnd();
  };

  async #checkAccess(requireAccess: () => Promise<unknown>): Promise<void> {
    if (this.#checking) return;
    this.#checking = true;
    try {
      await requireAccess();
    } catch (error) {
      // A failure of the database is no refusal; the next check repeats the query.
      if (error instanceof AppError && error.status < 500) this.end();
    } finally {
      this.#checking = false;
    }
  }

  // A reader that has not read the last chunk must not get a queue of heartbeats.
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
