import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { sandboxEventNames } from './webhook-sender';

const message = z.object({
  id: z.int(),
  platform: z.string(),
  event: z.enum(sandboxEventNames),
  serial: z.int(),
  payload: z.unknown(),
  attempts: z.int(),
  /** Sandbox time in ms. */
  dueAt: z.number(),
});
export type OutboxMessage = z.infer<typeof message>;

const saved = z.object({
  nextId: z.int().default(1),
  nextSerial: z.int().default(0),
  /** End of the last period with sent events; null: none. */
  sentUntil: z.number().nullable().default(null),
  messages: z.array(message).default([]),
});
export type OutboxState = z.infer<typeof saved>;

const SAVE_MS = 200;

/** A platform keeps its queue when it restarts. */
export class OutboxStore {
  readonly state: OutboxState;
  readonly #file: string | null;
  #timer: NodeJS.Timeout | undefined;

  constructor(directory: string | undefined) {
    this.#file = directory === undefined ? null : path.join(directory, 'sandbox-webhooks.json');
    this.state = this.#read();
  }

  /** One write for many changes. */
  changed(): void {
    if (this.#file === null) return;
    this.#timer ??= setTimeout(() => this.flush(), SAVE_MS);
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#file === null) return;
    mkdirSync(path.dirname(this.#file), { recursive: true, mode: 0o700 });
    const next = `${this.#file}.next`;
    writeFileSync(next, JSON.stringify(this.state), { mode: 0o600 });
    renameSync(next, this.#file);
  }

  #read(): OutboxState {
    if (this.#file === null) return saved.parse({});
    try {
      return saved.parse(JSON.parse(readFileSync(this.#file, 'utf8')));
    } catch {
      // A missing or unreadable file: an empty queue.
      return saved.parse({});
    }
  }
}
