import { solveChallenge as findSolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import type { Challenge } from 'altcha-lib/types';

const LONGEST_SEARCH_MS = 60_000;

/**
 * Null when no solution was found within a minute. Keys are derived in a worker.
 * @throws Error where the browser derives none, as on a page without TLS
 */
export async function solveChallenge(challenge: Challenge): Promise<string | null> {
  const solution = await findSolution({ challenge, deriveKey, timeout: LONGEST_SEARCH_MS });
  if (!solution) return null;
  const { counter, derivedKey } = solution;
  return JSON.stringify({ challenge, solution: { counter, derivedKey } });
}
