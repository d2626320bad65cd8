'use client';

import type { Challenge } from 'altcha-lib/types';
import { useState } from 'react';
import type { FormAction } from './action-result';

// The server may raise the difficulty meanwhile; it has five levels.
const MAX_ROUNDS = 6;

async function answerTo(challenge: Challenge): Promise<string | null> {
  try {
    // Loaded on demand: rarely needed.
    const { solveChallenge } = await import('./solve-challenge');
    return await solveChallenge(challenge);
  } catch {
    return null;
  }
}

/**
 * Solves the challenge of a refusal and sends the same fields again. `isChecking` meanwhile. Without a solution the
 * refusal stays.
 */
export function useChallengedAction(action: FormAction): { act: FormAction; isChecking: boolean } {
  const [isChecking, setChecking] = useState(false);
  const act: FormAction = async (previous, form) => {
    let result = await action(previous, form);
    try {
      for (let round = 0; round < MAX_ROUNDS && !result.ok && result.challenge; round += 1) {
        setChecking(true);
        const answer = await answerTo(result.challenge);
        if (answer === null) break;
        form.set('challengeAnswer', answer);
        result = await action(previous, form);
      }
    } finally {
      setChecking(false);
    }
    return result;
  };
  return { act, isChecking };
}
