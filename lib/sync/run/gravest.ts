import type { RunFailure } from './run-failure';
import type { StepState } from './step-state';

const gravestFirst = ['reauth', 'permanent', 'rate_limited', 'transient'];

/** Of the failures of several steps, the one that most needs a person; undefined when none failed. */
export function gravest(steps: readonly StepState[]): RunFailure | undefined {
  const [worst] = steps
    .filter((step) => step.state === 'failed')
    .sort((a, b) => gravestFirst.indexOf(a.errorClass) - gravestFirst.indexOf(b.errorClass));
  if (!worst) return undefined;
  const { errorClass, errorCode, vendorRequestId } = worst;
  return { errorClass, errorCode, vendorRequestId };
}
