import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { figureFilterQuery, toFigureFilter } from '@/lib/metrics/figure-filter';
import ar from '@/messages/ar.json';
import en from '@/messages/en.json';
import { FilterBar } from './filter-bar';
import { RefusedFilters, type RefusedParameter } from './refused-filters';

const riyadh = { currency: 'SAR', timeZone: 'Asia/Riyadh', weekStartsOn: 0 };
const path = '/en/orgs/org-1/dashboard';
const [store, outlet] = ['6f9619ff-8b86-4011-b42d-00cf4fc964ff', '7f9619ff-8b86-4011-b42d-00cf4fc964ff'];
const label = '9f9619ff-8b86-4011-b42d-00cf4fc964ff';
const promotion = 'af9619ff-8b86-4011-b42d-00cf4fc964ff';
const campaign = '8f9619ff-8b86-4011-b42d-00cf4fc964ff';
const accounts = [
  { id: store, platform: 'meta' as const, name: 'متجر نخلة', currency: 'SAR' },
  { id: outlet, platform: 'google' as const, name: 'Outlet', currency: 'KWD' },
];

const inPage = (locale: 'en' | 'ar', element: React.ReactNode) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={locale === 'en' ? en : ar} timeZone="UTC">
      {element}
    </NextIntlClientProvider>,
  );

function shown(search: string, locale: 'en' | 'ar' = 'en'): string {
  const query = figureFilterQuery.parse(Object.fromEntries(new URLSearchParams(search)));
  const filter = toFigureFilter(query, riyadh, new Date('2026-11-30T09:00:00Z'));
  return inPage(
    locale,
    <FilterBar
      path={path}
      filter={filter}
      organization={riyadh}
      today="2026-11-30"
      accounts={accounts}
      campaignNames={new Map([[campaign, 'Brand 2026']])}
      labels={[
        { id: label, name: 'رمضان', colour: 'green' },
        { id: promotion, name: 'Promotion', colour: 'grey' },
      ]}
    />,
  );
}

/** The searches of all links, decoded. */
function searchesIn(page: string): string[] {
  return [...page.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => {
    const url = new URL(href.replaceAll('&amp;', '&'), 'http://cmis.test');
    expect(url.pathname).toBe(path);
    return decodeURIComponent(url.search.slice(1));
  });
}

describe('the filter bar', () => {
  it('links to every preset, comparison, platform and currency, and keeps the rest of the filter', () => {
    const searches = searchesIn(shown('platforms=meta'));
    for (const search of [
      'period=this_week&platforms=meta',
      'platforms=meta',
      'compare=same_weekdays&platforms=meta',
      'platforms=meta&currency=KWD',
      '',
    ]) {
      expect(searches).toContain(search);
    }
  });

  it('removes a platform that is chosen, and both chosen are the same as all', () => {
    // Google would complete the list: no restriction is left, as with the link that removes Meta.
    expect(searchesIn(shown('platforms=meta')).filter((search) => search === '').length).toBeGreaterThanOrEqual(2);
  });

  it('names what restricts the figures, each with a link that removes it alone', () => {
    const page = shown(`period=last_7_days&accounts=${store},${outlet}&campaigns=${campaign}&labels=${label}`);
    const searches = searchesIn(page);
    expect(page).toContain('aria-label="Remove the filter متجر نخلة"');
    expect(searches).toContain(`period=last_7_days&accounts=${outlet}&campaigns=${campaign}&labels=${label}`);
    expect(page).toContain('aria-label="Remove the filter Brand 2026"');
    expect(searches).toContain(`period=last_7_days&accounts=${store},${outlet}&labels=${label}`);
    expect(page).toContain('aria-label="Remove the filter رمضان"');
  });

  it('offers every label, and all labels together still leave out what has none', () => {
    const searches = searchesIn(shown(`labels=${label}`));
    expect(searches).toContain(`labels=${label},${promotion}`);
    expect(searches.filter((search) => search === '').length).toBeGreaterThan(0);
    expect(shown('')).toContain(en.filters.allLabels);
  });

  it('counts what it has no name for', () => {
    const page = shown(`campaigns=${store}&labels=${store},${outlet}`);
    expect(page).toContain('1 campaign');
    expect(page).toContain('2 labels');
  });

  it('offers to clear the filters only where there are some', () => {
    expect(shown('')).not.toContain(en.filters.clear);
    expect(shown('compare=off')).toContain(en.filters.clear);
  });

  it('says why a period with today is not compared', () => {
    expect(shown('period=today')).toContain(en.filters.todayNotCompared);
    expect(shown('period=yesterday')).not.toContain(en.filters.todayNotCompared);
    expect(shown('period=today&compare=off')).not.toContain(en.filters.todayNotCompared);
  });

  it('is in Arabic on an Arabic page', () => {
    const page = shown('period=this_month', 'ar');
    expect(page).toContain(ar.filters.presets.this_month);
    expect(page).not.toContain('This month');
  });
});

describe('the notice of refused filters', () => {
  const refused: RefusedParameter[] = [
    { name: 'platforms', value: 'myspace', reason: 'invalid' },
    { name: 'platform', value: 'meta', reason: 'unknown' },
    { name: 'from', value: '2026-11-20', reason: 'days' },
  ];

  it.each(['en', 'ar'] as const)('names each parameter and its value (%s)', (locale) => {
    const page = inPage(locale, <RefusedFilters refused={refused} />);
    for (const { name, value } of refused) {
      expect(page).toContain(name);
      expect(page).toContain(value);
    }
  });

  it('is absent where everything is valid', () => {
    expect(inPage('en', <RefusedFilters refused={[]} />)).toBe('');
  });
});
