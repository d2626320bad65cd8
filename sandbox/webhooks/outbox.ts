import type { SandboxContext, SandboxPlatform } from '../sandbox-platform';
import { Handshakes } from './handshakes';
import { type OutboxMessage, OutboxStore } from './outbox-state';
import type { EventDraw, SandboxEventName, SignedRequest } from './webhook-sender';
import type { WebhookTarget } from './webhook-target';

/** Over all platforms. */
const MOST_AT_ONCE = 32;
const LOOK_MS = 100;
const TIMEOUT_MS = 10_000;
const HANDSHAKE_PAUSE_MS = 5_000;
const KEPT_OUTCOMES = 200;
/** Changes per request of a platform that batches. */
const MOST_TOGETHER = 20;

interface Outcome {
  platform: string;
  event: string;
  serial: number;
  attempt: number;
  /** HTTP status; 0: no answer. */
  status: number;
  at: string;
  isGivenUp: boolean;
}

interface Outfit {
  target: WebhookTarget;
  platforms: readonly SandboxPlatform[];
  contexts: ReadonlyMap<string, SandboxContext>;
  now: () => Date;
  stateDir: string | undefined;
}

/** Repeats a signed request until a 2xx, or until the platform gives up. */
export class Outbox {
  readonly #store: OutboxStore;
  readonly #handshakes: Handshakes;
  readonly #underWay = new Set<number>();
  readonly #outcomes: Outcome[] = [];
  readonly #counts = new Map<string, { delivered: number; givenUp: number }>();
  readonly #timer: NodeJS.Timeout;

  constructor(private readonly outfit: Outfit) {
    this.#store = new OutboxStore(outfit.stateDir);
    this.#handshakes = new Handshakes(outfit.target);
    this.#timer = setInterval(() => this.#look(), LOOK_MS);
  }

  get store(): OutboxStore {
    return this.#store;
  }

  canSign(platform: string): boolean {
    return this.outfit.target.secrets[platform] !== undefined;
  }

  eventsOf(platform: string): string[] {
    return Object.keys(this.#platform(platform)?.webhooks.events ?? {});
  }

  /** `copies` times; returns the serial. @throws RangeError for an event or subject that does not exist */
  queue(
    platform: string,
    event: SandboxEventName,
    about: Omit<Partial<EventDraw>, 'at'> = {},
    { copies = 1, at = this.outfit.now(), delayMs = 0 }: { copies?: number; at?: Date; delayMs?: number } = {},
  ): number {
    const context = this.outfit.contexts.get(platform);
    const make = this.#platform(platform)?.webhooks.events[event];
    if (!context || !make) throw new RangeError(`${platform} has no event ${event}`);
    const serial = about.serial ?? this.#nextSerial();
    const payload = make({ ...about, serial, at }, context);
    const dueAt = this.outfit.now().getTime() + delayMs;
    for (let copy = 0; copy < copies; copy += 1) {
      const id = this.#store.state.nextId++;
      this.#store.state.messages.push({ id, platform, event, serial, payload, attempts: 0, dueAt });
    }
    this.#store.changed();
    return serial;
  }

  deliveryStatus(platform: string | null) {
    const isShown = (one: { platform: string }) => platform === null || one.platform === platform;
    const counts = [...this.#counts].filter(([id]) => isShown({ platform: id })).map(([, count]) => count);
    return {
      open: this.#store.state.messages.filter(isShown).length,
      delivered: counts.reduce((sum, { delivered }) => sum + delivered, 0),
      givenUp: counts.reduce((sum, { givenUp }) => sum + givenUp, 0),
      failedHandshakes: this.#handshakes.failed.filter((id) => isShown({ platform: id })),
      outcomes: this.#outcomes.filter(isShown),
    };
  }

  close(): void {
    clearInterval(this.#timer);
    this.#store.flush();
  }

  #platform(id: string): SandboxPlatform | undefined {
    return this.outfit.platforms.find((platform) => platform.id === id);
  }

  /** Unique over restarts. */
  #nextSerial(): number {
    const { state } = this.#store;
    state.nextSerial = Math.max(state.nextSerial + 1, Math.floor(this.outfit.now().getTime() / 1000) - 1_700_000_000);
    return state.nextSerial;
  }

  #look(): void {
    const now = this.outfit.now().getTime();
    for (const message of this.#store.state.messages) {
      if (this.#underWay.size >= MOST_AT_ONCE) return;
      if (message.dueAt > now || this.#underWay.has(message.id)) continue;
      const request = this.#together(message, now);
      for (const { id } of request) this.#underWay.add(id);
      void this.#send(message, request).finally(() => {
        for (const { id } of request) this.#underWay.delete(id);
      });
    }
  }

  /** A platform that batches sends all due changes of a kind in one request. */
  #together(message: OutboxMessage, now: number): OutboxMessage[] {
    if (!this.#platform(message.platform)?.webhooks.join) return [message];
    const serials = new Set<number>();
    return this.#store.state.messages
      .filter(({ id, platform, event, dueAt, serial, attempts }) => {
        const isAlike = platform === message.platform && event === message.event && attempts === message.attempts;
        if (!isAlike || dueAt > now || this.#underWay.has(id) || serials.has(serial)) return false;
        serials.add(serial);
        return true;
      })
      .slice(0, MOST_TOGETHER);
  }

  async #send({ platform }: OutboxMessage, request: OutboxMessage[]): Promise<void> {
    const { target, now } = this.outfit;
    const webhooks = this.#platform(platform)?.webhooks;
    const secret = target.secrets[platform];
    if (!webhooks || secret === undefined) return this.#drop(request);
    if (!(await this.#handshakes.isDone(platform, webhooks, secret))) {
      return this.#putOff(request, HANDSHAKE_PAUSE_MS);
    }
    const payloads = request.map(({ payload }) => payload);
    const payload = payloads.length > 1 && webhooks.join ? webhooks.join(payloads) : payloads[0];
    const status = await postWebhook(target.url, platform, webhooks.sign(payload, secret, now()));
    const isTaken = status >= 200 && status < 300;
    const attempt = (request[0]?.attempts ?? 0) + 1;
    const seconds = isTaken ? null : webhooks.retrySeconds(attempt);
    for (const message of request) {
      message.attempts = attempt;
      this.#note(message, status, !isTaken && seconds === null);
    }
    if (seconds === null) this.#drop(request);
    else this.#putOff(request, seconds * 1000);
  }

  #putOff(request: OutboxMessage[], ms: number): void {
    for (const message of request) message.dueAt = this.outfit.now().getTime() + ms;
    this.#store.changed();
  }

  #note({ platform, event, serial, attempts }: OutboxMessage, status: number, isGivenUp: boolean): void {
    const at = this.outfit.now().toISOString();
    this.#outcomes.unshift({ platform, event, serial, attempt: attempts, status, at, isGivenUp });
    this.#outcomes.length = Math.min(this.#outcomes.length, KEPT_OUTCOMES);
    const count = this.#counts.get(platform) ?? { delivered: 0, givenUp: 0 };
    this.#counts.set(platform, count);
    if (status >= 200 && status < 300) count.delivered += 1;
    if (isGivenUp) count.givenUp += 1;
  }

  #drop(request: OutboxMessage[]): void {
    const { state } = this.#store;
    const gone = new Set(request.map(({ id }) => id));
    state.messages = state.messages.filter(({ id }) => !gone.has(id));
    this.#store.changed();
  }
}

/** The status; 0: no answer in time. */
async function postWebhook(base: string, platform: string, { headers, body }: SignedRequest): Promise<number> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const answer = await fetch(`${base}/${platform}`, { method: 'POST', headers, body, signal, redirect: 'manual' });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0;
  }
}
