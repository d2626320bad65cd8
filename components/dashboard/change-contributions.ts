import { figureOf, type HeadlineFigure, isRatio } from '@/components/charts/headline-figure';
import { contributions } from '@/lib/dashboard/contributions';
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
