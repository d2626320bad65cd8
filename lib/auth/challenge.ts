import 'server-only';
import { hkdfSync, randomInt } from 'node:crypto';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Challenge } from 'altcha-lib/types';
import { z } from 'zod';
import { sha256Hex } from '@/lib/crypto/hash';
import { env } from '@/lib/env';

export const CHALLENGE_SECONDS = 5 * 60;
// One derivation takes about a millisecond on a desktop computer, a few on a phone.
const ROUNDS = 5_000;
// Derivations at level 0, at most; half of them on average. Each level doubles them.
const LONGEST_SEARCH = 64;
/** At most 1,024 derivations, a few seconds on a phone. */
export const HARDEST_LEVEL = 4;
const MAX_ANSWER_LENGTH = 2_000;

const answerSchema = z.object({
  challenge: z.object({
    // Loose, because the signature covers every parameter as sent.
    parameters: z.looseObject({
      algorithm: z.literal('PBKDF2/SHA-256'),
      nonce: z.hex().length(32),
      salt: z.hex().length(32),
      cost: z.literal(ROUNDS),
      keyLength: z.literal(32),
      keyPrefix: z.hex().length(32),
      expiresAt: z.number(),
      data: z.strictObject({ subject: z.string(), level: z.int() }),
    }),
    signature: z.hex(),
  }),
  solution: z.object({ counter: z.int().nonnegative(), derivedKey: z.hex() }),
});

function signingKey(): string {
  return Buffer.from(hkdfSync('sha256', env().AUTH_SECRET, '', 'cmis.challenge', 32)).toString('hex');
}

/** Valid for one `subject`. @param level difficulty from 0 to `HARDEST_LEVEL` */
export function issueChallenge(subject: string, level: number): Promise<Challenge> {
  return createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: ROUNDS,
    counter: randomInt(LONGEST_SEARCH * 2 ** level),
    deriveKey,
    expiresAt: new Date(Date.now() + CHALLENGE_SECONDS * 1000),
    data: { subject: sha256Hex(subject), level },
    hmacSignatureSecret: signingKey(),
  });
}

export interface SolvedChallenge {
  nonce: string;
  level: number;
}

function parseAnswer(answer: string) {
  if (answer.length > MAX_ANSWER_LENGTH) return null;
  try {
    return answerSchema.safeParse(JSON.parse(answer)).data ?? null;
  } catch {
    return null;
  }
}

/** Verifies signature, subject, age and work; null if invalid. The caller checks for reuse. */
export async function checkAnswer(answer: string, subject: string): Promise<SolvedChallenge | null> {
  const parsed = parseAnswer(answer);
  if (!parsed) return null;
  const { challenge, solution } = parsed;
  const { verified } = await verifySolution({ challenge, solution, deriveKey, hmacSignatureSecret: signingKey() });
  const { nonce, data } = challenge.parameters;
  return verified && data.subject === sha256Hex(subject) ? { nonce, level: data.level } : null;
}
