import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import type { Challenge } from 'altcha-lib/types';

const LONGEST_SEARCH_MS = 60_000;

/**
 * The answer to a challenge as the server takes it; null when it was not found in a minute. The browser derives keys
 * beside the page, which stays usable.
 * @throws Error where the browser derives none, as on a page without TLS
 */
export async function solve(challenge: Challenge): Promise<string | null> {
  const solution = await solveChallenge({ challenge, deriveKey, timeout: LONGEST_SEARCH_MS });
  if (!solution) return null;
  const { counter, derivedKey } = solution;
  return JSON.stringify({ challenge, solution: { counter, derivedKey } });
}
