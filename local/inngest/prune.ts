import type { Store } from './store/connect';

const DEDUPE_MS = 24 * 3_600_000;

/**
 * Deletes finished runs and events older than `retentionMs` and dedupe keys older than their 24 hours.
 * A finished run that an unfinished one invoked is not needed any more: its result is a step of that one.
 */
export async function prune(store: Store, now: number, retentionMs: number): Promise<void> {
  await store`delete from runs where ended_at <= ${now - retentionMs}`;
  await store`delete from events where received_at <= ${now - retentionMs}`;
  await store`delete from dedupe where created_at <= ${now - DEDUPE_MS}`;
}
