import { figureOf, type HeadlineFigure, isRatio } from '@/components/charts/headline-figure';
import type { Dashboard } from '@/lib/dashboard/schema';
import type { PlatformId } from '@/lib/platform-ids';

type PlatformFigures = Dashboard['platforms'][number];
type Totals = PlatformFigures['totals'];

export interface Contribution {
  platform: PlatformId;
  // In the unit of the figure.
  change: number;
}

/** Of each platform, the largest first. Empty where fewer than two platforms are compared. */
export function changeContributions(platforms: readonly PlatformFigures[], figure: HeadlineFigure): Contribution[] {
  const compared = platforms.flatMap(({ platform, comparison }) =>
    comparison
      ? [{ of: platform, now: partsOf(comparison.current, figure), before: partsOf(comparison.previous, figure) }]
      : [],
  );
  if (compared.length < 2) return [];
  return contributions(compared, isRatio(figure)).map(({ of, change }) => ({ platform: of, change }));
}

// What is not reported adds nothing.
function partsOf(totals: Totals, figure: HeadlineFigure): { top: number; bottom: number } {
  const part = (name: HeadlineFigure) => figureOf(totals, name) ?? 0;
  if (figure === 'cpa') return { top: part('spend'), bottom: part('conversions') };
  if (figure === 'ctr') return { top: part('clicks'), bottom: part('impressions') };
  if (figure === 'cpc') return { top: part('spend'), bottom: part('clicks') };
  if (figure === 'cpm') return { top: part('spend'), bottom: part('impressions') / 1000 };
  if (figure !== 'roas') return { top: part(figure), bottom: 0 };
  // ROAS divides by the spend of the campaigns that report a value.
  const [value, roas] = [part('conversionValue'), part('roas')];
  return { top: value, bottom: roas > 0 ? value / roas : 0 };
}

interface Parts {
  top: number;
  // 0 for a sum.
  bottom: number;
}

interface ComparedParts<T> {
  of: T;
  now: Parts;
  before: Parts;
}

/**
 * Which part of the change of a figure each of its parts makes, the largest first; they add up to the change. For a ratio
 * N/D it is ((N1 - N0) - R0 * (D1 - D0)) / D1, with R0 the ratio before and D1 the denominator now, of all. Empty where a
 * ratio has no denominator in one of the periods.
 */
function contributions<T>(compared: readonly ComparedParts<T>[], isRatio: boolean): { of: T; change: number }[] {
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
