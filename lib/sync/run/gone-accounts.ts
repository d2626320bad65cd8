import type { StepOutline } from './load-steps';

interface CountedSteps {
  /** The steps that decide how the run ends. */
  counted: StepOutline[];
  /** Accounts that are gone, and left out. */
  gone: number;
}

const isGone = ({ state, errorCode }: StepOutline) => state === 'failed' && errorCode === 'account_unavailable';

/**
 * The steps of a run without those of ad accounts that the platform no longer has: they are marked on the account
 * itself, and do not fail a run that read others. Where nothing else was read, every step counts.
 */
export function withoutGoneAccounts(steps: readonly StepOutline[]): CountedSteps {
  const gone = new Set(steps.filter(isGone).map(({ subjectId }) => subjectId));
  const wasRead = steps.some(({ state, subjectId }) => state === 'done' && subjectId !== null && !gone.has(subjectId));
  if (!wasRead) return { counted: [...steps], gone: 0 };
  return { counted: steps.filter((step) => !isGone(step)), gone: gone.size };
}
