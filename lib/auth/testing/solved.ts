import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import type { Challenge } from 'altcha-lib/types';

export async function solved(challenge: Challenge | undefined): Promise<string> {
  if (!challenge) throw new Error('There is no challenge.');
  return JSON.stringify({ challenge, solution: await solveChallenge({ challenge, deriveKey }) });
}

export async function challengeOf(work: Promise<unknown>): Promise<Challenge> {
  const error: { challenge?: Challenge } = await work.then(
    () => ({}),
    (reason: unknown) => Object(reason),
  );
  if (error.challenge) return error.challenge;
  throw new Error('No challenge was required.', { cause: error });
}
