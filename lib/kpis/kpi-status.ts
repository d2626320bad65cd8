import type { KpiProgress } from './schema';

export type KpiStatus = KpiProgress['status'];

interface Progress {
  direction: 'at_least' | 'at_most';
  // Spend and clicks grow over the period; ratios (ROAS, CPA, CTR) do not.
  additive: boolean;
  target: number;
  // Of the complete days so far; null when unknown.
  actual: number | null;
  // Share of the period's days that are complete, 0 to 1.
  elapsed: number;
  // Null: not enough days for one.
  projection: Pick<NonNullable<KpiProgress['projection']>, 'end' | 'low' | 'high'> | null;
}

// A projected end as near to the target as this reaches it.
const REACHED = 0.01;

// Without a projection. Tolerance around the expected value: 25 % at the start of the period, narrowing to 1 % at its
// end; none for ratios. Another 20 % (10 % for ratios) beyond it is `at_risk`.
const BAND_AT_START = 0.25;
const BAND_AT_END = 0.01;
const ADDITIVE_RISK = 0.2;
const RATIO_RISK = 0.1;

// Assumes even progress; for ratios it is the target itself.
export function expectedToDate({
  additive,
  target,
  elapsed,
}: Pick<Progress, 'additive' | 'target' | 'elapsed'>): number {
  return additive ? target * elapsed : target;
}

/**
 * `at_least` of a growing metric is achieved as soon as it is reached; everything else is decided at the period's end,
 * and a passed limit (`at_most`) is behind before that. Until then by the projected end where there is one: `on_track`
 * reaches the target within 1 %, `at_risk` does so at the better edge of the 80 % range only, `behind` not even there.
 */
export function kpiStatus(progress: Progress): KpiStatus {
  const { direction, additive, target, actual, elapsed, projection } = progress;
  if (elapsed <= 0) return 'not_started';
  if (actual === null) return 'no_data';
  const reached = direction === 'at_least' ? actual >= target : actual <= target;
  if (elapsed >= 1) return reached ? 'achieved' : 'behind';
  if (additive && direction === 'at_least' && reached) return 'achieved';
  if (additive && direction === 'at_most' && !reached) return 'behind';
  return projection ? statusOfProjection(projection, progress) : statusByNow(actual, progress);
}

function statusOfProjection(
  { end, low, high }: NonNullable<Progress['projection']>,
  { direction, target }: Progress,
): KpiStatus {
  if (shortfall(end, target, direction) <= REACHED) return 'on_track';
  return shortfall(direction === 'at_least' ? high : low, target, direction) <= 0 ? 'at_risk' : 'behind';
}

function statusByNow(actual: number, progress: Progress): KpiStatus {
  const { direction, additive, elapsed } = progress;
  const band = additive ? BAND_AT_START + (BAND_AT_END - BAND_AT_START) * elapsed : 0;
  const risk = additive ? ADDITIVE_RISK : RATIO_RISK;
  const missing = shortfall(actual, expectedToDate(progress), direction);
  if (missing <= band) return 'on_track';
  return missing <= band + risk ? 'at_risk' : 'behind';
}

function shortfall(value: number, target: number, direction: Progress['direction']): number {
  return direction === 'at_least' ? 1 - value / target : value / target - 1;
}
