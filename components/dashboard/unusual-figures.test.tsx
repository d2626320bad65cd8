import { expect, it } from 'vitest';
import type { Dashboard } from '@/lib/dashboard/schema';
import type { PlatformId } from '@/lib/platform-ids';
import type { SyncStatus } from '@/lib/sync/schema';
import ar from '@/messages/ar.json';
import en from '@/messages/en.json';
import { dashboardOf, totalsOf } from './testing/dashboard-of';
import { shownDashboard } from './testing/shown-dashboard';

const messages = { en, ar };
const unknown = { spend: null, impressions: null, clicks: null, conversions: null, conversionValue: null };

/** The numbers of the figures; texts around them may write a 2 as a dual. */
function numbersOf(page: string): string[] {
  const figures = [...page.matchAll(/<bdi[^>]*>([^<]*)/g)].map(([, text]) => text);
  return figures.flatMap((text) => text?.match(/\d[\d,.]*\d|\d/g) ?? []);
}

function dashboardWith(
  changes: Partial<Dashboard['overview']['advertising']>,
  other: Partial<Dashboard> = {},
): Dashboard {
  const dashboard = dashboardOf(other);
  const { overview } = dashboard;
  return { ...dashboard, overview: { ...overview, advertising: { ...overview.advertising, ...changes } } };
}

const money = (amountMicros: string, currency: string) => ({ amountMicros, currency });
const name = `${'Life at Nakhla '.repeat(17)}${'انضم إلى فريق نخلة '.repeat(13)}`.padEnd(500, '–').slice(0, 500);

const cases: Record<string, { dashboard: Dashboard; text: (texts: typeof en) => string }> = {
  'a period that has not begun': {
    dashboard: (() => {
      const { overview, ...rest } = dashboardWith({ ...unknown, cpa: null, roas: null, comparison: null });
      const series = overview.series.map((point, index) => ({
        ...point,
        date: `2030-01-0${index + 1}`,
        ...{ spendMicros: null, impressions: null, clicks: null, conversions: null, conversionValueMicros: null },
      }));
      const connectedAccounts = { total: 1, byPlatform: { meta: 1 }, accounts: [] };
      return { ...rest, connectedAccounts, overview: { ...overview, series, previousSeries: null } };
    })(),
    text: ({ dashboard }) => dashboard.overview.missing.not_begun,
  },
  'spend of which no currency has a rate': {
    dashboard: dashboardWith({
      ...{ spend: null, cpa: null, conversionValue: null, roas: null, comparison: null },
      unconverted: [
        { spend: money('1234567000', 'KWD'), accounts: 1 },
        { spend: money('98765000000', 'JPY'), accounts: 2 },
      ],
    }),
    text: ({ dashboard }) => dashboard.overview.missing.no_rate,
  },
  'figures without a comparison because earlier days are still being read': {
    dashboard: dashboardWith({ comparison: null, previous: null, comparisonMissing: 'not_read_yet' }),
    text: ({ dashboard }) => dashboard.overview.noChange.not_read_yet,
  },
  'spend without a conversion': {
    dashboard: dashboardWith({ ...totalsOf(1500, 0, 0), conversionValue: null, roas: null }),
    text: ({ dashboard }) => dashboard.overview.missing.no_conversions,
  },
};

it.each(Object.entries(cases))('%s reads the same in both languages', (_, { dashboard, text }) => {
  const pages = { en: shownDashboard('en', dashboard), ar: shownDashboard('ar', dashboard) };
  for (const locale of ['en', 'ar'] as const) expect(pages[locale]).toContain(text(messages[locale]));
  expect(numbersOf(pages.ar).toSorted()).toEqual(numbersOf(pages.en).toSorted());
});

it('one platform that fails opens the connections with its name, and leaves the figures of the others', () => {
  const status = (platform: PlatformId, state: SyncStatus['state']): SyncStatus => ({
    ...{ integrationId: `${platform}-1`, platform, displayName: 'Layla', business: null, state },
    ...{ lastSuccessAt: '2026-11-30T08:00:00Z', nextRunAt: null, run: null, tokenStatus: 'valid', streams: [] },
    history: null,
  });
  const statuses = [status('google', 'fresh'), status('meta', 'failed')];
  const pages = {
    en: shownDashboard('en', dashboardOf(), { statuses }),
    ar: shownDashboard('ar', dashboardOf(), { statuses }),
  };
  for (const locale of ['en', 'ar'] as const) {
    const { dashboard, platforms } = messages[locale];
    expect(pages[locale]).toContain('<details id="connections" open=""');
    const connections = pages[locale].slice(pages[locale].indexOf('id="connections"'));
    expect(connections).toContain(dashboard.sync.health.degraded);
    expect(connections).toContain(platforms.meta);
  }
  const figures = numbersOf(shownDashboard('en', dashboardOf()));
  expect(numbersOf(pages.en)).toEqual(figures);
  expect(numbersOf(pages.ar).toSorted()).toEqual(figures.toSorted());
});

it('amounts of KWD have three decimals and amounts of JPY none, in both languages', () => {
  for (const locale of ['en', 'ar'] as const) {
    const numbers = numbersOf(
      shownDashboard(
        locale,
        dashboardOf({
          campaignsToReview: ['KWD', 'JPY'].map((currency, index) => ({
            id: `8f9619ff-8b86-4011-b42d-00cf4fc964f${index}`,
            name,
            platform: 'meta',
            accountName: 'Nakhla',
            reason: 'spend_without_conversions',
            atStake: null,
            spend: null,
            nativeSpend: money('12345678', currency),
            conversions: '0',
            ...{ cpa: null, usualCpa: null, roas: null, comparison: null, budget: null },
          })),
        }),
      ),
    );
    expect(numbers).toContain('12.346');
    expect(numbers).toContain('12');
    expect(numbers).not.toContain('12.35');
  }
});

it('a name of 500 characters in two directions is whole and takes its own direction', () => {
  const review: Dashboard['campaignsToReview'][number] = {
    ...{ id: '8f9619ff-8b86-4011-b42d-00cf4fc964ff', name, platform: 'meta', accountName: name },
    ...{ reason: 'spend_without_conversions', atStake: null, spend: null, nativeSpend: money('1000000', 'SAR') },
    ...{ conversions: '0', cpa: null, usualCpa: null, roas: null, comparison: null, budget: null },
  };
  for (const locale of ['en', 'ar'] as const) {
    const page = shownDashboard(locale, dashboardOf({ campaignsToReview: [review] }));
    expect(page.match(new RegExp(`dir="auto" title="${name}"`, 'g'))).toHaveLength(2);
  }
});
