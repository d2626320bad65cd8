import { isRecord } from '../json';
import type { Store, StoreTx } from './connect';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2000;

// Errors of a database that is down or restarting, or that ask for the same transaction again.
const PASSING = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08003',
  '53300',
  '40001',
  '40P01',
]);

function passes(error: unknown): boolean {
  return isRecord(error) && typeof error.code === 'string' && PASSING.has(error.code);
}

// Retries one transaction while the database is down: the answer of a finished step exists only here in memory.
export async function persist<T>(
  store: Store,
  isClosing: () => boolean,
  work: (tx: StoreTx) => Promise<T>,
): Promise<T> {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      return (await store.begin((tx) => work(tx))) as T;
    } catch (error) {
      if (!passes(error) || isClosing()) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}
