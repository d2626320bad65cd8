import { databaseFailure } from './database-failure';

const REMEMBERED_MS = 60_000;

const state = globalThis as typeof globalThis & { cmisChangesRefusedAt?: number };

export function recordRefusedChange(error: unknown): never {
  if (databaseFailure(error) === 'takes_no_changes') state.cmisChangesRefusedAt = Date.now();
  throw error;
}

export function refusesChanges(now = Date.now()): boolean {
  return state.cmisChangesRefusedAt !== undefined && now - state.cmisChangesRefusedAt < REMEMBERED_MS;
}
