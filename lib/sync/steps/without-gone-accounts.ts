import type { StepOutline } from './load-steps';

interface CountedSteps {
  counted: StepOutline[];
  gone: number;
}

const isGone = ({ state, errorCode }: StepOutline) => state === 'failed' && errorCode === 'account_unavailable';

// Accounts that the platform no longer has do not fail a run that read others. Where it read none, every step counts.
export function withoutGoneAccounts(steps: readonly StepOutline[]): CountedSteps {
  const gone = new Set(steps.filter(isGone).map(({ subjectId }) => subjectId));
  const wasRead = steps.some(({ state, subjectId }) => state === 'done' && subjectId !== null && !gone.has(subjectId));
  if (!wasRead) return { counted: [...steps], gone: 0 };
  return { counted: steps.filter((step) => !isGone(step)), gone: gone.size };
}
