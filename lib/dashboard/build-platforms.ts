import { groupBy } from '@/lib/group-by';
import type { CountedConversions } from '@/lib/metrics/conversions/schema';
import type { FigurePeriods } from '@/lib/metrics/figure-periods';
import { fraction } from '@/lib/metrics/ratios';
import type { PlatformId } from '@/lib/platform-ids';
import type { FigureCurrency } from './advertising-totals';
import { advertisingFigures } from './build-advertising';
import { type Coverage, ofPlatform } from './coverage';
import type { Figures } from './read-figures';
import type { Dashboard } from './schema';

type PlatformFigures = Dashboard['platforms'][number];

interface PlatformsInput {
  figures: Pick<Figures, 'rows' | 'unpriced'>;
  coverage: Coverage;
  periods: FigurePeriods;
  money: FigureCurrency;
  countedOf: (platform: PlatformId) => CountedConversions;
}

/** Highest spend first; those without a known spend last. */
export function buildPlatforms({ figures, coverage, periods, money, countedOf }: PlatformsInput): PlatformFigures[] {
  const accountsOf = groupBy(coverage.accounts, ({ platform }) => platform);
  const all = [...accountsOf].map(([platform, accounts]) => {
    const { totals, comparison, unconverted } = advertisingFigures({
      rows: figures.rows.filter((row) => row.platform === platform),
      unpriced: figures.unpriced.filter((one) => one.platform === platform),
      coverage: ofPlatform(coverage, platform),
      ...{ periods, money },
    });
    const compared = comparison && { current: comparison.current, previous: comparison.previous };
    return {
      platform,
      totals,
      comparison: compared,
      accounts: accounts.length,
      unconverted,
      counted: countedOf(platform),
    };
  });
  const spent = all.reduce((sum, { totals }) => sum + (spendOf(totals) ?? 0n), 0n);
  return all
    .map((one) => ({ ...one, spendShare: shareOf(spendOf(one.totals), spent) }))
    .sort(
      (left, right) =>
        (right.spendShare ?? -1) - (left.spendShare ?? -1) || left.platform.localeCompare(right.platform),
    );
}

function spendOf({ spend }: PlatformFigures['totals']): bigint | null {
  return spend && BigInt(spend.amountMicros);
}

function shareOf(spend: bigint | null, total: bigint): number | null {
  return spend === null || total <= 0n ? null : fraction(spend, total);
}
