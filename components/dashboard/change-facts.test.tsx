import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime';
import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Explanation } from '@/lib/dashboard/explanation-schema';
import ar from '@/messages/ar.json';
import en from '@/messages/en.json';
import { ChangeFacts } from './change-facts';
import { useFigurePanelLabels } from './figure-panel-labels';

const router = { bfcacheId: '', back() {}, forward() {}, refresh() {}, push() {}, replace() {}, prefetch() {} };
const money = (amount: string) => ({ amountMicros: `${amount}000000`, currency: 'SAR' });
const campaign = { accountName: 'Riyadh', platform: 'meta', changesFrom: '2026-11-20T08:00:00.000Z' } as const;
const sum = { of: 'conversions', unit: 'millionths', amount: '0' } as const;

const explanation: Explanation = {
  figure: 'conversions',
  formula: { id: 'conversions', text: 'Σ conversions', factor: 1, offset: 0, days: 'all' },
  period: { from: '2026-11-23', to: '2026-11-29' },
  ...{ value: '70', numerator: { ...sum, amount: '70000000' }, denominator: null, unit: 'count', currency: null },
  ...{ parts: [], unconverted: [], accountsWithoutData: [], restatedFrom: null, syncs: [], conversionChoices: [] },
  previous: { from: '2026-11-16', to: '2026-11-22', value: '40', numerator: sum, denominator: null },
  change: {
    ...{ current: '70', previous: '40' },
    platforms: [
      { platform: 'meta', change: '45.5' },
      { platform: 'google', change: '-15.5' },
    ],
    accounts: [
      {
        ...{ accountId: 'a', accountName: 'Kuwait', platform: 'google', change: '-15.5' },
        rate: { currency: 'KWD', before: 12.2, after: 12.25 },
      },
    ],
    otherAccounts: { accounts: 3, change: '45.5' },
    campaigns: [
      {
        ...{ ...campaign, campaignId: 'c', campaignName: 'Sale', change: '45.5' },
        events: [
          { kind: 'started', day: '2026-11-17' },
          {
            kind: 'budget',
            at: '2026-11-24T08:00:00.000Z',
            budget: 'daily',
            before: money('100'),
            after: money('250'),
          },
          { kind: 'status', at: '2026-11-25T08:00:00.000Z', before: 'paused', after: 'active' },
          { kind: 'restated', days: 2, before: '20000000', after: '24500000', currency: null },
        ],
      },
    ],
    otherCampaigns: { campaigns: 12, change: '-15.5' },
  },
};

function Shown({ of, locale }: { of: Explanation; locale: 'en' | 'ar' }) {
  const labels = useFigurePanelLabels([]);
  const hrefOf = (search: Record<string, string>) => `/dashboard?${new URLSearchParams(search)}`;
  return <ChangeFacts explanation={of} {...{ labels, locale, hrefOf }} timeZone="Asia/Riyadh" hidesPlatforms={false} />;
}

function htmlOf(of: Explanation, locale: 'en' | 'ar' = 'en') {
  return renderToStaticMarkup(
    <AppRouterContext value={router}>
      <NextIntlClientProvider locale={locale} messages={locale === 'en' ? en : ar} timeZone="UTC">
        <Shown of={of} locale={locale} />
      </NextIntlClientProvider>
    </AppRouterContext>,
  );
}

const textOf = (html: string) => html.replace(/<[^>]+>|[\u2066-\u2069]/g, ' ').replace(/\s+/g, ' ');

describe('what made a change', () => {
  it('is shown by platform, account and campaign, with what is stored to have changed there', () => {
    const html = htmlOf(explanation);
    const text = textOf(html);
    expect(text).toMatch(/40 to 70/);
    expect(text).toMatch(/Meta rose by 45\.5 .*Google fell by 15\.5/);
    expect(text).toContain('Others (3) rose by 45.5');
    expect(text).toMatch(/Exchange rate KWD 12\.2 to 12\.25/);
    expect(text).toMatch(/Sale rose by 45\.5 Started on .*17.* Daily budget SAR 100.* to SAR 250/);
    expect(text).toMatch(/Paused to Active/);
    expect(text).toMatch(/Restated by the platform: Conversions 20\.0 to 24\.5/);
    expect(text).toContain('Others (12) fell by 15.5');
    expect(html).toContain('href="/dashboard?platforms=meta"');
    expect(html).toContain('href="/dashboard?campaigns=c"');
  });

  it('has one space between its words', () => {
    const text = htmlOf(explanation).replace(/<[^>]+>/g, '');
    expect(text).toMatch(/Started on \d/);
    expect(text).not.toMatch(/ {2,}/);
  });

  it('says since when changes are recorded, where that is after the first compared day', () => {
    expect(textOf(htmlOf(explanation))).toMatch(/recorded since .*20/);
    const { change, previous } = explanation;
    const earlier = change && {
      ...change,
      campaigns: change.campaigns.map((one) => ({ ...one, changesFrom: '2026-01-01T00:00:00.000Z' })),
    };
    expect(textOf(htmlOf({ ...explanation, previous, change: earlier }))).not.toContain('recorded since');
  });

  it('is written in Arabic too, and says where nothing is compared', () => {
    expect(textOf(htmlOf(explanation, 'ar'))).toContain(ar.dashboard.overview.explain.events.daily);
    const alone = { ...explanation, previous: null, change: null };
    expect(textOf(htmlOf(alone, 'ar'))).toContain(ar.dashboard.overview.explain.notCompared);
  });
});
