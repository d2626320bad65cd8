import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage<(() => void)[]>();

/**
 * Runs `work` once the transaction under way has committed; a roll-back drops it. `work` must not throw, and nothing
 * waits for what it starts.
 * @throws Error outside a transaction
 */
export function afterCommit(work: () => void): void {
  const waiting = current.getStore();
  if (!waiting) throw new Error('afterCommit outside a transaction.');
  waiting.push(work);
}

/** Runs a transaction, and after its commit what `afterCommit` left for then. */
export async function withAfterCommit<T>(transaction: () => Promise<T>): Promise<T> {
  const waiting: (() => void)[] = [];
  const result = await current.run(waiting, transaction);
  for (const work of waiting) work();
  return result;
}
