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

/**
 * Which part of the change of a figure each platform makes, the largest first; the parts add up to the change. For a
 * ratio N/D the part is ((N1 - N0) - R0 * (D1 - D0)) / D1, with R0 the ratio before and D1 the denominator now, of all.
 * Empty where fewer than two platforms are compared.
 */
export function changeContributions(platforms: readonly PlatformFigures[], figure: HeadlineFigure): Contribution[] {
  const compared = platforms.flatMap(({ platform, comparison }) =>
    comparison
      ? [{ platform, now: partsOf(comparison.current, figure), before: partsOf(comparison.previous, figure) }]
      : [],
  );
  if (compared.length < 2) return [];
  const sum = (side: 'now' | 'before', part: 'top' | 'bottom') =>
    compared.reduce((total, each) => total + each[side][part], 0);
  const bottomNow = sum('now', 'bottom');
  const bottomBefore = sum('before', 'bottom');
  if (isRatio(figure) && (bottomNow <= 0 || bottomBefore <= 0)) return [];
  const ratioBefore = isRatio(figure) ? sum('before', 'top') / bottomBefore : 0;
  return compared
    .map(({ platform, now, before }) => {
      const rise = now.top - before.top - ratioBefore * (now.bottom - before.bottom);
      return { platform, change: isRatio(figure) ? rise / bottomNow : rise };
    })
    .filter(({ change }) => change !== 0)
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
}

// What is not reported adds nothing.
function partsOf(totals: Totals, figure: HeadlineFigure): { top: number; bottom: number } {
  const part = (name: HeadlineFigure) => figureOf(totals, name) ?? 0;
  if (figure === 'cpa') return { top: part('spend'), bottom: part('conversions') };
  if (figure !== 'roas') return { top: part(figure), bottom: 0 };
  // Of the campaigns that report a value, whose spend is the denominator of ROAS.
  const [value, roas] = [part('conversionValue'), part('roas')];
  return { top: value, bottom: roas > 0 ? value / roas : 0 };
}
