import type { SandboxContext } from '../sandbox-platform';
import { hashOf } from '../world/random';
import type { Outbox } from './outbox';
import { worldEvents } from './world-events';

const TICK_MS = 60_000;
/** Events during a stop of the sandbox are sent back to this age. */
const LONGEST_MS = 3_600_000;
/** One in so many is sent twice, one in so many late, after later events. */
const TWICE_IN = 20;
const LATE_IN = 12;
const LATE_MS = 20_000;

/** Mostly in order, mostly once, as platforms do. */
export class EventTicker {
  readonly #timer: NodeJS.Timeout;

  constructor(
    private readonly outbox: Outbox,
    private readonly contexts: ReadonlyMap<string, SandboxContext>,
    private readonly now: () => Date,
  ) {
    this.#timer = setInterval(() => this.tick(), TICK_MS);
  }

  tick(): void {
    const to = this.now();
    const { state } = this.outbox.store;
    const from = new Date(Math.max(state.sentUntil ?? to.getTime(), to.getTime() - LONGEST_MS));
    state.sentUntil = to.getTime();
    this.outbox.store.changed();
    for (const [platform, context] of this.contexts) {
      const events = this.outbox.eventsOf(platform);
      for (const { event, at, about } of worldEvents(context, from, to)) {
        if (!events.includes(event)) continue;
        const hash = hashOf(platform, event, at.getTime(), JSON.stringify(about));
        const copies = hash % TWICE_IN === 0 ? 2 : 1;
        const delayMs = hash % LATE_IN === 0 ? LATE_MS : 0;
        try {
          this.outbox.queue(platform, event, about, { at, copies, delayMs });
        } catch (error) {
          // The platform has no event of this kind (Meta: posts of Instagram).
          if (!(error instanceof RangeError)) throw error;
        }
      }
    }
  }

  close(): void {
    clearInterval(this.#timer);
  }
}
