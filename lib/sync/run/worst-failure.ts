import type { RunFailure } from './run-failure';
import type { StepState } from './step-state';

const worstFirst = ['reauth', 'permanent', 'rate_limited', 'transient'];

/** Of the failures of several steps, the one that most needs a person; undefined when none failed. */
export function worstFailure(steps: readonly StepState[]): RunFailure | undefined {
  const [worst] = steps
    .filter((step) => step.state === 'failed')
    .sort((a, b) => worstFirst.indexOf(a.errorClass) - worstFirst.indexOf(b.errorClass));
  if (!worst) return undefined;
  const { errorClass, errorCode, vendorRequestId } = worst;
  return { errorClass, errorCode, vendorRequestId };
}
