import type { Failure } from '@/lib/vendor-http/failure';
import type { StepOutline } from '../steps/load-steps';
import { lastErrorOf } from '../steps/step-state';

const worstFirst = ['reauth', 'permanent', 'rate_limited', 'transient'];

export function worstFailure(steps: readonly StepOutline[]): Failure | undefined {
  const [worst] = steps
    .flatMap((step) => (step.state === 'failed' ? (lastErrorOf(step) ?? []) : []))
    .sort((a, b) => worstFirst.indexOf(a.errorClass) - worstFirst.indexOf(b.errorClass));
  return worst;
}
