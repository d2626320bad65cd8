import type { KpiProgress } from './schema';

export interface KpiGap {
  // `short` and `ahead` of a target to reach, `over` and `under` a limit.
  kind: 'short' | 'ahead' | 'over' | 'under' | 'reached';
  // Of the target, above 0.
  share: number;
}

const REACHED = 0.005;

/** How far the projected end is from the target; within half a percent it is `reached`. Null without a projection. */
export function kpiGap({ direction, target, projection }: KpiProgress): KpiGap | null {
  if (!projection) return null;
  const share = (projection.end - target) / target;
  const atLeast = direction === 'at_least';
  if (Math.abs(share) < REACHED) return { kind: 'reached', share: Math.abs(share) };
  if (share > 0) return { kind: atLeast ? 'ahead' : 'over', share };
  return { kind: atLeast ? 'short' : 'under', share: -share };
}
