export type RiseMeaning = 'good' | 'bad' | 'neither';

/** As a fraction of `previous`; null where there is no earlier figure above 0. */
export function relativeChange(current: number | null, previous: number | null): number | null {
  if (current === null || previous === null || previous === 0) return null;
  return (current - previous) / Math.abs(previous);
}

/** A change below half a percent counts as none. */
export function changeTone(change: number, rise: RiseMeaning): 'positive' | 'negative' | 'neutral' {
  if (rise === 'neither' || Math.abs(change) < 0.005) return 'neutral';
  return change > 0 === (rise === 'good') ? 'positive' : 'negative';
}
