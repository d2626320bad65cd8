import { Server } from 'node:http';

/*
 * Vitest set-up file: what is patient in production is more so here. No busy machine reaches a limit that a test is not
 * about. Limits below a second stay; tests of limits set such ones.
 */
const STRETCH = 60;
const timeout = AbortSignal.timeout.bind(AbortSignal);
AbortSignal.timeout = (ms) => timeout(ms < 1_000 ? ms : ms * STRETCH);

/** How long Node's servers keep an idle connection unless told otherwise. */
const NODE_KEEPS_MS = 5_000;
/** Without an end: a client may send on a connection at the moment at which the server ends it, and gets no answer. */
const WITHOUT_END = 0;

const kept = new WeakMap<Server, number>();
Object.defineProperty(Server.prototype, 'keepAliveTimeout', {
  configurable: true,
  get(this: Server) {
    return kept.get(this) ?? WITHOUT_END;
  },
  set(this: Server, ms: number) {
    kept.set(this, ms === NODE_KEEPS_MS ? WITHOUT_END : ms);
  },
});
