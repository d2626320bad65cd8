import { Server } from 'node:http';

// Vitest set-up file: production limits of a second or more are extended, so that a busy machine does not reach them.
// Tests of limits set shorter ones.
const STRETCH = 60;
const { timeout } = AbortSignal;
// Files that share a process run this file one after another, and the limits are extended once.
if (timeout.name !== 'patientTimeout') {
  AbortSignal.timeout = function patientTimeout(ms) {
    return timeout.call(AbortSignal, ms < 1_000 ? ms : ms * STRETCH);
  };
}

// The default of Node's servers.
const NODE_KEEPS_MS = 5_000;
// A client may send on a connection just when the server ends it, and would get no answer.
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
