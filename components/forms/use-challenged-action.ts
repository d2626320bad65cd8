'use client';

import type { Challenge } from 'altcha-lib/types';
import { useState } from 'react';
import type { FormAction } from './action-result';

/** Others may make a challenge harder while it is solved; it has five levels. */
const MAX_ROUNDS = 6;

async function answerTo(challenge: Challenge): Promise<string | null> {
  try {
    // Loaded when it is needed, which is seldom.
    const { solve } = await import('./solve-challenge');
    return await solve(challenge);
  } catch {
    return null;
  }
}

/**
 * An action that solves the challenge it is refused with and sends the same fields again, with the answer. `isChecking`
 * while it does. What cannot be solved stays the refusal that it is.
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
