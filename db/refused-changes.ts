import { databaseFailure } from './database-failure';

const REMEMBERED_MS = 60_000;

// Kept on globalThis: Next loads a module once for pages and once for route handlers.
const state = globalThis as typeof globalThis & { cmisChangesRefusedAt?: number };

/** Remembers when the database last refused a change because it is full or read-only, and passes the error on. */
export function recordRefusedChange(error: unknown): never {
  if (databaseFailure(error) === 'takes_no_changes') state.cmisChangesRefusedAt = Date.now();
  throw error;
}

/** Whether the database refused a change of this process within the last minute. */
export function refusesChanges(now = Date.now()): boolean {
  return state.cmisChangesRefusedAt !== undefined && now - state.cmisChangesRefusedAt < REMEMBERED_MS;
}
