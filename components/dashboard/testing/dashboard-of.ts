import type { Dashboard } from '@/lib/dashboard/schema';
import { addDays } from '@/lib/dates';
import { figureFilterQuery, toFigureFilter } from '@/lib/metrics/figure-filter';
import type { PlatformId } from '@/lib/platform-ids';

type Totals = Dashboard['platforms'][number]['totals'];
type Point = Dashboard['overview']['series'][number];

const sar = (units: number) => ({ amountMicros: BigInt(Math.round(units * 1_000_000)).toString(), currency: 'SAR' });

/** In SAR; all spend reports a value. */
export function totalsOf(spend: number, conversions: number, value: number): Totals {
  return {
    spend: sar(spend),
    impressions: 1000,
    clicks: 100,
    conversions: String(conversions),
    conversionValue: sar(value),
    ctr: 0.1,
    cpc: sar(spend / 100),
    cpm: sar(spend),
    cpa: conversions > 0 ? sar(spend / conversions) : null,
    roas: spend > 0 ? value / spend : null,
    roi: { value: spend > 0 ? value / spend - 1 : null, basis: 'gross', missingReason: null },
  };
}

function platformOf(platform: PlatformId, current: Totals, previous: Totals): Dashboard['platforms'][number] {
  return {
    platform,
    totals: current,
    comparison: { current, previous },
    spendShare: 0.5,
    accounts: 2,
    unconverted: [],
    counted: {
      attribution: { clickDays: 7, viewDays: 1, setOn: 'ad_set', countedOn: 'mixed', confirmed: true },
      ...{ conversions: ['purchase', 'lead'], sales: ['purchase'] },
      ...{ isDefault: true, changedAt: null, recounting: false },
    },
  };
}

function pointOf(date: string, spend: number): Point {
  return {
    date,
    days: 1,
    spendMicros: sar(spend).amountMicros,
    impressions: 10,
    clicks: 5,
    conversions: '2',
    conversionValueMicros: sar(spend * 3).amountMicros,
    valuedSpendMicros: sar(spend).amountMicros,
    partial: null,
    unconverted: false,
  };
}

/** Of seven days against the seven before, with figures of two platforms; `now` is 30 November 2026. */
export function dashboardOf(changes: Partial<Dashboard> = {}): Dashboard {
  const organization = { id: 'org-1', name: 'Nakhla', currency: 'SAR', timeZone: 'Asia/Riyadh' };
  const query = figureFilterQuery.parse({ period: 'last_7_days' });
  const filter = toFigureFilter(query, { ...organization, weekStartsOn: 0 }, new Date('2026-11-30T09:00:00Z'));
  const seven = (from: string, spend: number) =>
    Array.from({ length: 7 }, (_, index) => pointOf(addDays(from, index), spend));
  const current = totalsOf(1500, 30, 6000);
  const previous = totalsOf(1000, 40, 5000);
  return {
    organization,
    filter,
    period: { from: '2026-11-23', to: '2026-11-29', previousFrom: '2026-11-16', previousTo: '2026-11-22' },
    overview: {
      advertising: {
        ...current,
        previous,
        comparison: { current, previous, accounts: { compared: 4, of: 4, complete: true } },
        comparisonMissing: null,
        unconverted: [],
        mixedTimeZones: false,
        restatedFrom: null,
        unread: { current: 0, previous: 0 },
      },
      content: {
        postsPublished: 3,
        engagements: 40,
        engagementRate: 0.04,
        engagementDenominator: 'reach',
      },
      grain: 'day',
      series: seven('2026-11-23', 214),
      previousSeries: seven('2026-11-16', 142),
    },
    platforms: [
      platformOf('meta', totalsOf(1000, 10, 4000), totalsOf(500, 25, 3000)),
      platformOf('google', totalsOf(500, 20, 2000), totalsOf(500, 15, 2000)),
    ],
    kpis: [],
    activeCampaigns: [],
    campaignsToReview: [],
    reviewedDays: { from: '2026-11-23', to: '2026-11-27' },
    scheduledContent: [],
    recentPosts: [],
    connectedAccounts: { total: 0, byPlatform: {}, accounts: [] },
    alerts: [],
    alertCounts: { open: 0, unseen: 0 },
    syncStatus: { health: 'healthy', integrations: [] },
    generatedAt: '2026-11-30T09:00:00.000Z',
    renewing: false,
    ...changes,
  };
}
