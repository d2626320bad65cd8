import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { platformIds } from '@/lib/platform-ids';
import { tileFigures } from '@/lib/views/layout';
import { changeContributions } from './change-contributions';
import { platformOf, totalsOf } from './testing/dashboard-of';

describe('changeContributions', () => {
  it('names the platform that lowered the conversions first', () => {
    const platforms = [
      platformOf('google', totalsOf(500, 20, 2000), totalsOf(500, 15, 2000)),
      platformOf('meta', totalsOf(1000, 10, 4000), totalsOf(500, 25, 3000)),
    ];
    expect(changeContributions(platforms, 'conversions')).toEqual([
      { platform: 'meta', change: -15 },
      { platform: 'google', change: 5 },
    ]);
  });

  it('adds up to the change of the whole, for sums and for ratios', () => {
    const totals = fc
      .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 99_999 }))
      .map(([spend, conversions, value]) => ({ spend, conversions, value }));
    const pairs = fc.array(fc.tuple(totals, totals), { minLength: 2, maxLength: platformIds.length });
    fc.assert(
      fc.property(pairs, (sides) => {
        const whole = (side: 0 | 1, part: keyof (typeof sides)[number][0]) =>
          sides.reduce((sum, pair) => sum + pair[side][part], 0);
        const figureAt = (side: 0 | 1) => ({
          spend: whole(side, 'spend'),
          conversions: whole(side, 'conversions'),
          conversionValue: whole(side, 'value'),
          cpa: whole(side, 'spend') / whole(side, 'conversions'),
          roas: whole(side, 'value') / whole(side, 'spend'),
          // Each platform of totalsOf has 1,000 impressions and 100 clicks.
          impressions: 1000 * sides.length,
          clicks: 100 * sides.length,
          ctr: 0.1,
          cpc: whole(side, 'spend') / (100 * sides.length),
          cpm: whole(side, 'spend') / sides.length,
        });
        const platforms = sides.map(([now, before], index) =>
          platformOf(
            platformIds[index] ?? 'meta',
            totalsOf(now.spend, now.conversions, now.value),
            totalsOf(before.spend, before.conversions, before.value),
          ),
        );
        for (const figure of tileFigures) {
          const sum = changeContributions(platforms, figure).reduce((total, { change }) => total + change, 0);
          expect(sum).toBeCloseTo(figureAt(0)[figure] - figureAt(1)[figure], 4);
        }
      }),
    );
  });

  it('has nothing to explain with one platform, or where nothing is compared', () => {
    const meta = platformOf('meta', totalsOf(10, 1, 20), totalsOf(20, 1, 20));
    expect(changeContributions([meta], 'spend')).toEqual([]);
    expect(changeContributions([meta, { ...meta, platform: 'google', comparison: null }], 'spend')).toEqual([]);
  });
});
