import { describe, expect, it } from 'vitest';
import type { OpenedViewState } from '@/components/views/opened-view';
import type { AnnotationDto } from '@/lib/annotations/schema';
import { contentFigures, explainedFigures } from '@/lib/dashboard/explained-figures';
import type { Dashboard } from '@/lib/dashboard/schema';
import { type Layout, standardLayout } from '@/lib/views/layout';
import type { ViewDto } from '@/lib/views/schema';
import ar from '@/messages/ar.json';
import en from '@/messages/en.json';
import { dashboardOf } from './testing/dashboard-of';
import { shownDashboard, standardView } from './testing/shown-dashboard';

const messages = { en, ar };

const review: Dashboard['campaignsToReview'][number] = {
  id: '8f9619ff-8b86-4011-b42d-00cf4fc964ff',
  name: 'Brand 2026',
  platform: 'meta',
  accountName: 'Nakhla',
  reason: 'spend_without_conversions',
  atStake: { amountMicros: '300000000', currency: 'SAR' },
  spend: { amountMicros: '300000000', currency: 'SAR' },
  nativeSpend: { amountMicros: '80000000', currency: 'USD' },
  conversions: '0',
  cpa: null,
  usualCpa: { amountMicros: '50000000', currency: 'SAR' },
  roas: null,
  comparison: null,
  budget: null,
};

const largest: Dashboard['activeCampaigns'][number] = {
  ...{ id: review.id, name: review.name, platform: 'meta', accountName: 'Nakhla', hasIssues: false },
  ...{ spend: { amountMicros: '90000000', currency: 'USD' }, impressions: 100, clicks: 10, conversions: '1' },
  ...{ ctr: 0.1, roas: null, budget: null },
};

const post: Dashboard['recentPosts'][number] = {
  ...{ id: review.id.replace('8', '7'), platform: 'meta', profileName: 'Nakhla', kind: 'photo', excerpt: 'Offer' },
  ...{ permalink: null, publishedAt: '2026-11-28T09:00:00.000Z', usual: null },
  engagement: { views: null, reach: 4000, likes: 5, comments: null, shares: null, saves: null, clicks: null },
};

function tilesIn(page: string): { href: string; isCurrent: boolean; label: string }[] {
  const links = [
    ...page.matchAll(/<a (href="[^"]*"(?: aria-current="true")?) class="stretched caption[^>]*>([^<]*)</g),
  ];
  return links.map(([, attributes = '', label = '']) => ({
    href: (attributes.split('"')[1] ?? '').replaceAll('&amp;', '&'),
    isCurrent: attributes.includes('aria-current'),
    label,
  }));
}

describe.each(['en', 'ar'] as const)('the dashboard with figures (%s)', (locale) => {
  const { dashboard: texts, filters } = messages[locale];

  it('has five tiles, the first of them in the chart', () => {
    const page = shownDashboard(locale, dashboardOf());
    const tiles = tilesIn(page);
    expect(tiles.map(({ label }) => label)).toEqual(
      (['spend', 'conversions', 'cpa', 'conversionValue', 'roas'] as const).map((figure) => texts.overview[figure]),
    );
    expect(tiles.map(({ isCurrent }) => isCurrent)).toEqual([true, false, false, false, false]);
  });

  it('has the figure of the address in the chart, and keeps it in the links of tiles and filters', () => {
    const page = shownDashboard(locale, dashboardOf(), { search: 'figure=roas&period=last_7_days' });
    expect(tilesIn(page).map(({ isCurrent }) => isCurrent)).toEqual([false, false, false, false, true]);
    const hrefs = tilesIn(page).map(({ href }) => href);
    expect(hrefs[0]).toBe('/dashboard?period=last_7_days');
    expect(hrefs[1]).toBe('/dashboard?period=last_7_days&figure=conversions');
    expect(page).toContain('dashboard?period=this_week&amp;figure=roas"');
  });

  it('has the alerts beside the campaigns to review, each linked to its campaign with the money at stake', () => {
    const alert: Dashboard['alerts'][number] = {
      id: '1f9619ff-8b86-4011-b42d-00cf4fc964ff',
      kind: 'budget_used',
      severity: 'warning',
      subjectType: 'campaign',
      subjectId: review.id,
      values: { name: 'Eid offer' },
      openedAt: '2026-11-30T09:00:00.000Z',
      acknowledgedAt: null,
      atStake: { amountMicros: '420000000', currency: 'SAR' },
    };
    const alerts = { alerts: [alert], alertCounts: { open: 1, unseen: 1 } };
    const page = shownDashboard(locale, dashboardOf({ campaignsToReview: [review], ...alerts }));
    const compact = page.slice(page.indexOf('sm:hidden'));
    expect(compact).toContain('Eid offer');
    expect(compact.slice(0, compact.indexOf('</ul>'))).toContain('420');
    expect(compact).toContain(`campaigns?campaigns=${review.id}&amp;status=all"`);
  });

  it('links the campaigns of a platform and a campaign to review to the list with the same filter', () => {
    const page = shownDashboard(locale, dashboardOf({ campaignsToReview: [review] }));
    expect(page).toContain(`/campaigns?period=last_7_days&amp;campaigns=${review.id}&amp;status=all"`);
    expect(page).toContain('/campaigns?period=last_7_days&amp;platforms=meta&amp;status=all"');
    expect(page).toContain(texts.platforms.campaigns);
  });

  it('is in the order of decisions: filters, attention, figures, platforms, campaigns, posts, plan, connections', () => {
    const page = shownDashboard(locale, dashboardOf({ campaignsToReview: [review] }));
    const places = [
      `aria-label="${filters.label}"`,
      'id="alerts-heading"',
      'id="overview-heading"',
      'id="platforms-heading"',
      'id="kpis-heading"',
      'id="review-heading"',
      'id="posts-heading"',
      'id="scheduled-heading"',
      'id="connections"',
      'id="sync-heading"',
      'id="accounts-heading"',
    ].map((mark) => page.indexOf(mark));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('has the verdict first: the spend of the period against the one before, where there is no target', () => {
    const page = shownDashboard(locale, dashboardOf());
    const start = page.indexOf(`aria-label="${texts.verdict}"`);
    const hero = page.slice(start, page.indexOf('id="alerts-heading"'));
    expect(start).toBeGreaterThan(page.indexOf(`aria-label="${filters.label}"`));
    expect(hero).toContain('1,500');
    expect(hero).toContain('50');
  });

  it('links all campaigns and all content with the filter of the page', () => {
    const page = shownDashboard(locale, dashboardOf());
    for (const list of ['campaigns', 'content']) {
      expect(page).toContain(`href="/${locale}/orgs/org-1/${list}?period=last_7_days"`);
    }
  });

  it('names the money at stake above the figures, with the reason beside each campaign', () => {
    const page = shownDashboard(
      locale,
      dashboardOf({ campaignsToReview: [review, { ...review, id: review.id.replace('8', '9') }] }),
    );
    const attention = page.slice(page.indexOf('id="alerts-heading"'), page.indexOf('id="overview-heading"'));
    expect(attention).toContain('600');
    expect(page).toContain(texts.review.reasons.spend_without_conversions);
  });

  it('names days that do not go together once, with both', () => {
    const page = shownDashboard(locale, dashboardOf(), {
      refused: [
        { name: 'from', value: '2026-11-05', reason: 'days' },
        { name: 'to', value: '2026-11-01', reason: 'days' },
      ],
    });
    expect(page.match(/<li>[^<]*from=2026-11-05 to=2026-11-01[^<]*<\/li>/g)).toHaveLength(1);
  });

  it('names what the address has that is no filter', () => {
    const page = shownDashboard(locale, dashboardOf(), {
      refused: [{ name: 'platforms', value: 'myspace', reason: 'invalid' }],
    });
    expect(page).toContain(filters.refused.title);
    expect(page).toContain('myspace');
    expect(shownDashboard(locale, dashboardOf())).not.toContain(filters.refused.title);
  });
});

describe('a saved view', () => {
  const opened = (layout: Partial<Layout>, search = 'period=last_7_days'): OpenedViewState => {
    const view: ViewDto = {
      ...{ id: review.id, name: 'My month', scope: 'person', filter: {}, version: 1 },
      ...{ isOwnDefault: true, isOrganizationDefault: false, updatedBy: null, updatedAt: '2026-11-30T09:00:00.000Z' },
      layout: { ...standardLayout, ...layout },
    };
    return { ...standardView, views: [view], view, parameter: view.id, savedSearch: search };
  };

  it('shows its sections and tiles in its order, and no others', () => {
    const page = shownDashboard('en', dashboardOf(), {
      opened: opened({ sections: ['kpis', 'alerts', 'verdict'], tiles: ['ctr'] }),
    });
    const places = ['id="kpis-heading"', 'id="alerts-heading"', `aria-label="${en.dashboard.verdict}"`].map((mark) =>
      page.indexOf(mark),
    );
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(page).not.toContain('id="overview-heading"');
    const tiles = shownDashboard('en', dashboardOf(), { opened: opened({ tiles: ['ctr', 'spend'] }) }).matchAll(
      /<a href="[^"]*"( aria-current="true")? class="stretched caption[^>]*>([^<]*)</g,
    );
    expect([...tiles].map(([, current, label]) => [Boolean(current), label])).toEqual([
      [true, en.dashboard.overview.ctr],
      [false, en.dashboard.overview.spend],
    ]);
  });

  it('a figure that is no tile is among the other figures', () => {
    const page = shownDashboard('en', dashboardOf(), { opened: opened({ tiles: ['ctr'] }) });
    const others = page.slice(page.indexOf('<details'), page.indexOf('</details'));
    for (const figure of ['spend', 'roas', 'impressions', 'engagementRate'] as const) {
      expect(others).toContain(`>${en.dashboard.overview[figure]}</dt>`);
    }
    expect(others).not.toContain(`>${en.dashboard.overview.ctr}</dt>`);
  });

  it('stays open with another filter, and is marked as changed then', () => {
    const link = `href="/en/orgs/org-1/dashboard?period=last_7_days&amp;platforms=meta&amp;view=${review.id}"`;
    const page = shownDashboard('en', dashboardOf(), { opened: opened({}) });
    expect(page).toContain(link);
    expect(page).not.toContain(`>${en.views.changed}<`);
    expect(shownDashboard('en', dashboardOf(), { opened: opened({}, 'platforms=meta') })).toContain(
      `>${en.views.changed}<`,
    );
  });

  it('clearing its filters names the default period, because an address without a filter opens the saved one', () => {
    const page = shownDashboard('en', dashboardOf(), { opened: opened({}) });
    expect(page).toContain(`href="/en/orgs/org-1/dashboard?period=last_30_days&amp;view=${review.id}"`);
    expect(shownDashboard('en', dashboardOf())).toContain('href="/en/orgs/org-1/dashboard"');
  });

  it.each(['en', 'ar'] as const)('says what it restricts to and no longer exists, in %s', (locale) => {
    const gone = { accounts: [review.id], campaigns: [], labels: [review.id, '1'] };
    const page = shownDashboard(locale, dashboardOf(), { opened: { ...opened({}), vanished: gone } });
    const { vanished } = messages[locale].views;
    expect(page).toContain(vanished.title);
    expect(page).toContain(locale === 'en' ? '1 account no longer exists.' : 'حساب واحد لم يعد موجودًا.');
    expect(page).toContain(locale === 'en' ? '2 labels no longer exist.' : 'تصنيفان لم يعودا موجودين.');
    expect(shownDashboard(locale, dashboardOf())).not.toContain(vanished.title);
  });
});

it('a platform row, and each platform that explains a change, restrict the page to that platform', () => {
  const page = shownDashboard('en', dashboardOf());
  const only = 'href="/en/orgs/org-1/dashboard?period=last_7_days&amp;platforms=meta"';
  expect(page.slice(page.indexOf('id="platforms-heading"'))).toContain(only);
});

it('every figure of advertising and posts is a link to its explanation', () => {
  const page = shownDashboard(
    'en',
    dashboardOf({ campaignsToReview: [review], activeCampaigns: [largest], recentPosts: [post] }),
  );
  const links = [...page.matchAll(/href="([^"]*[?&;]why=[^"]*)"/g)].map(([, href]) => href?.replaceAll('&amp;', '&'));
  const base = '/en/orgs/org-1/dashboard?period=last_7_days';
  for (const figure of [...explainedFigures, ...contentFigures]) expect(links).toContain(`${base}&why=${figure}`);
  for (const figure of ['spend', 'conversions', 'cpa', 'roas']) {
    for (const of of ['meta', 'google']) expect(links).toContain(`${base}&why=${figure}&of=${of}`);
    expect(links).toContain(`${base}&why=${figure}&of=${review.id}&days=reviewed`);
  }
  for (const figure of ['spend', 'ctr', 'conversions', 'roas']) {
    expect(links).toContain(`${base}&why=${figure}&of=${largest.id}`);
  }
  // Of its rate and of its reach.
  expect(links.filter((link) => link === `${base}&why=engagement_rate&of=${post.id}`)).toHaveLength(2);
});

it.each([
  ['en', en],
  ['ar', ar],
] as const)(
  'notes of people are below the chart, with forms for those who may change them (%s)',
  (locale, messages) => {
    const texts = messages.annotations;
    const annotation: AnnotationDto = {
      id: '3c9a1a4e-6f0a-4a53-9a4c-0d3c7a1f2b11',
      startsOn: '2026-03-02',
      endsOn: '2026-03-02',
      text: 'بدأت حملة رمضان',
      platform: 'meta',
      author: { id: '5a3f7c9e-1b2d-4e5f-8a9b-0c1d2e3f4a5b', name: 'Sara' },
      createdAt: '2026-03-02T09:00:00.000Z',
      updatedAt: '2026-03-02T09:00:00.000Z',
    };
    const read = shownDashboard(locale, dashboardOf(), { annotations: [annotation] });
    expect(read).toContain(annotation.text);
    expect(read).toContain(`${messages.platforms.meta} · \u2068Sara\u2069`);
    expect(read).not.toContain(`>${texts.edit}<`);
    expect(read).not.toContain(texts.addTitle);
    const changed = shownDashboard(locale, dashboardOf(), { annotations: [annotation], role: 'marketer' });
    expect(changed).toContain(`>${texts.edit}<`);
    expect(changed).toContain(texts.addTitle);
    // Those of the new note and of the one below the chart, which work without scripts; the calendar is beside them.
    for (const field of ['startsOn', 'endsOn']) {
      expect(changed.match(new RegExp(`<input(?=[^>]*type="date")[^>]*name="${field}"`, 'g'))).toHaveLength(2);
    }
    expect(changed.match(new RegExp(`>${texts.calendar}</summary>`, 'g'))).toHaveLength(2);
  },
);

it('a figure that nothing is compared with says so', () => {
  const dashboard = dashboardOf();
  const { advertising } = dashboard.overview;
  const page = shownDashboard('en', {
    ...dashboard,
    overview: {
      ...dashboard.overview,
      previousSeries: null,
      advertising: { ...advertising, previous: null, comparison: null, comparisonMissing: 'includes_today' },
    },
  });
  expect(page).toContain(en.dashboard.overview.noChange.includes_today);
});
