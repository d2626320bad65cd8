import { type StepState, stepStateOf } from './step-state';

interface CountedSteps {
  /** The steps that decide how the run ends, by key. */
  counted: Map<string, StepState>;
  /** Accounts that are gone, and left out. */
  gone: number;
}

const isGone = (state: StepState) => state.state === 'failed' && state.errorCode === 'account_unavailable';
const subjectOf = (key: string) => key.split(':')[1];

/**
 * The steps of a run without those of ad accounts that the platform no longer has: they are marked on the account
 * itself, and do not fail a run that read others. Where nothing else was read, every step counts.
 */
export function withoutGoneAccounts(cursors: Record<string, string>): CountedSteps {
  const steps = new Map<string, StepState>();
  for (const key of Object.keys(cursors)) {
    const state = stepStateOf(cursors, key);
    if (state) steps.set(key, state);
  }
  const gone = new Set([...steps].flatMap(([key, state]) => (isGone(state) ? subjectOf(key) : [])));
  const wasRead = [...steps].some(([key, { state }]) => {
    const subject = subjectOf(key);
    return state === 'done' && subject !== undefined && !gone.has(subject);
  });
  if (!wasRead) return { counted: steps, gone: 0 };
  return { counted: new Map([...steps].filter(([, state]) => !isGone(state))), gone: gone.size };
}
