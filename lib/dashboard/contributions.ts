interface Parts {
  top: number;
  // 0 for a sum.
  bottom: number;
}

export interface ComparedParts<T> {
  of: T;
  now: Parts;
  before: Parts;
}

/**
 * Which part of the change of a figure each of its parts makes, the largest first; they add up to the change. For a ratio
 * N/D it is ((N1 - N0) - R0 * (D1 - D0)) / D1, with R0 the ratio before and D1 the denominator now, of all. Empty where a
 * ratio has no denominator in one of the periods.
 */
export function contributions<T>(compared: readonly ComparedParts<T>[], isRatio: boolean): { of: T; change: number }[] {
  const sum = (side: 'now' | 'before', part: keyof Parts) =>
    compared.reduce((total, each) => total + each[side][part], 0);
  const bottomNow = sum('now', 'bottom');
  const bottomBefore = sum('before', 'bottom');
  if (isRatio && (bottomNow <= 0 || bottomBefore <= 0)) return [];
  const ratioBefore = isRatio ? sum('before', 'top') / bottomBefore : 0;
  return compared
    .map(({ of, now, before }) => {
      const rise = now.top - before.top - ratioBefore * (now.bottom - before.bottom);
      return { of, change: isRatio ? rise / bottomNow : rise };
    })
    .filter(({ change }) => change !== 0)
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
}
