import { AsyncLocalStorage } from 'node:async_hooks';

export interface WorkLimits {
  connectionWaitMs: number;
  statementTimeoutMs: number;
  // How long a transaction may stay open without a statement.
  idleTimeoutMs: number;
  // Connections of a pool that stay free for other kinds of work.
  leavesFree: number;
}

// Work that a person or a program waits for: pages, actions, API, webhooks.
const request: WorkLimits = {
  connectionWaitMs: 2_000,
  statementTimeoutMs: 10_000,
  idleTimeoutMs: 10_000,
  leavesFree: 0,
};

// Work of the engine and of scripts: syncs, sweeps, key rotation. Migrations have a connection without limits.
const background: WorkLimits = {
  connectionWaitMs: 30_000,
  statementTimeoutMs: 120_000,
  idleTimeoutMs: 30_000,
  leavesFree: 2,
};

export const workKinds = { request, background };

const current = new AsyncLocalStorage<WorkLimits>();
// On globalThis: Next loads this module for each kind of entry, and the process is one.
const shared = globalThis as typeof globalThis & { cmisServesRequests?: boolean };

/** Gives all work of this process the limits of a request, unless it says that it is background work. */
export function limitAsServer(): void {
  shared.cmisServesRequests = true;
}

export function inRequest<T>(work: () => T): T {
  return current.run(request, work);
}

/** Runs `work` with the limits of background work, which are those of a process that serves no requests. */
export function inBackground<T>(work: () => T): T {
  return current.run(background, work);
}

export function currentWork(): WorkLimits {
  return current.getStore() ?? (shared.cmisServesRequests ? request : background);
}
