import { AsyncLocalStorage } from 'node:async_hooks';

export interface WorkLimits {
  connectionWaitMs: number;
  statementTimeoutMs: number;
  // Of a transaction without a statement.
  idleTimeoutMs: number;
  // Connections of a pool that stay free for other work.
  leavesFree: number;
}

// A person or a program waits: pages, actions, API, webhooks.
const request: WorkLimits = {
  connectionWaitMs: 2_000,
  statementTimeoutMs: 10_000,
  idleTimeoutMs: 10_000,
  leavesFree: 0,
};

// Syncs, sweeps, key rotation, scripts. Migrations have a connection without limits.
const background: WorkLimits = {
  connectionWaitMs: 30_000,
  statementTimeoutMs: 120_000,
  idleTimeoutMs: 30_000,
  leavesFree: 2,
};

export const workKinds = { request, background };

const current = new AsyncLocalStorage<WorkLimits>();
// On globalThis: Next loads this module for each kind of entry.
const shared = globalThis as typeof globalThis & { cmisServesRequests?: boolean };

/** All work of this process then has the limits of a request, except in `inBackground`. */
export function limitAsServer(): void {
  shared.cmisServesRequests = true;
}

export function inRequest<T>(work: () => T): T {
  return current.run(request, work);
}

export function inBackground<T>(work: () => T): T {
  return current.run(background, work);
}

export function currentWork(): WorkLimits {
  return current.getStore() ?? (shared.cmisServesRequests ? request : background);
}
