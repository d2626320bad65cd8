import { randomUUID } from 'node:crypto';
import { createElement } from 'react';
import { describe, expect } from 'vitest';
import { z } from 'zod';
import { fxRateForm } from '@/app/[locale]/orgs/[org]/settings/forms';
import { ActiveCampaigns } from '@/components/dashboard/active-campaigns';
import { OverviewSection } from '@/components/dashboard/overview-section';
import { formatMoney } from '@/components/i18n/format';
import { RateSettings } from '@/components/settings/rate-settings';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import type { OrgSession, SessionWith } from '@/lib/auth/org-session';
import { buildDashboard } from '@/lib/dashboard/build-dashboard';
import { facts, seeder } from '@/lib/dashboard/testing/seed';
import { addDays, dayInZone } from '@/lib/dates';
import { dashboardPeriod } from '@/lib/metrics/dashboard-period';
import { toFigureFilter } from '@/lib/metrics/figure-filter';
import { listMissingRates } from '@/lib/metrics/fx-rates/list-missing-rates';
import { setFxRate } from '@/lib/metrics/fx-rates/set-fx-rate';
import { microsFromDecimal } from '@/lib/money';
import { platformIds } from '@/lib/platform-ids';
import { standardLayout } from '@/lib/views/layout';
import { messagesOf, rendered } from './rendered';
import { itFollows, numberIn, wordsIn } from './report-cases';

const now = new Date();

/** The spend on three days, none of them the first of the period; returns a session of the owner. */
async function organizationOf({ organization, account }: z.infer<typeof report>): Promise<SessionWith<'owner'>> {
  const { orgId, userId, email } = await mintOrganization(organization);
  const { from } = dashboardPeriod(now, organization.timeZone);
  const total = microsFromDecimal(account.spendOfPeriod);
  await withOrg(orgId, async (tx) => {
    const put = seeder(tx, orgId, now);
    const integration = await put.integration({ platform: account.platform });
    const made = await put.account(integration.id, { platform: account.platform, currency: account.currency });
    const campaign = await put.campaign(made, { platform: account.platform });
    const shares = [total / 2n, total / 3n, total - total / 2n - total / 3n];
    const days = shares.map((spendMicros, index) =>
      facts(campaign, { date: addDays(from, 4 + 7 * index), spendMicros }),
    );
    await put.metrics(made.id, days);
  });
  const user = { id: userId, name: 'Test Person', email };
  const actor = { type: 'user', id: userId, requestId: randomUUID() } as const;
  return {
    orgId,
    organization: { id: orgId, name: 'Test', ...organization, weekStartsOn: 0 },
    role: 'owner',
    actor,
    user,
  };
}

const dashboardOf = ({ orgId, organization }: OrgSession) =>
  withOrg(orgId, (tx) => buildDashboard(tx, orgId, toFigureFilter({}, organization, now), now));

/** The day and currency that the form of the settings proposes. */
async function proposed({ orgId, organization: { currency, timeZone } }: OrgSession) {
  const missing = await listMissingRates(orgId, currency);
  const today = dayInZone(now, timeZone);
  const action = async () => ({ ok: true }) as const;
  const lists = { rates: [], applied: [], sources: [], missing };
  const actions = { add: action, delete: action };
  const form = rendered('en', createElement(RateSettings, { ...lists, orgId, currency, timeZone, today, actions }));
  const dateInput = wordsIn(/(<input[^>]*name="date"[^>]*>)/, form);
  return {
    date: wordsIn(/value="(\d{4}-\d{2}-\d{2})"/, dateInput),
    base: wordsIn(/<option value="([A-Z]{3})" selected=""/, form),
  };
}

const report = z.object({
  organization: z.object({ currency: z.string(), timeZone: z.string() }),
  account: z.object({ platform: z.enum(platformIds), currency: z.string(), spendOfPeriod: z.string() }),
  steps: z.tuple([z.object({ do: z.string() }), z.object({ do: z.string() }), z.object({ right: z.string() })]),
});

describe('an account in a currency without a rate', () => {
  itFollows('missing-rate', report, async (given) => {
    const { organization, account, steps } = given;
    const session = await organizationOf(given);
    const spent = { amountMicros: microsFromDecimal(account.spendOfPeriod).toString(), currency: account.currency };

    const without = await dashboardOf(session);
    const { advertising, series } = without.overview;
    expect(advertising).toMatchObject({
      spend: null,
      roi: { value: null, missingReason: 'no_rate' },
      unconverted: [{ spend: spent, accounts: 1 }],
    });
    // No day of the chart has a sum, and those with spend say that it could not be converted.
    expect(series.filter(({ unconverted }) => unconverted)).toHaveLength(3);
    expect(series.filter(({ unconverted, spendMicros }) => unconverted && spendMicros !== null)).toEqual([]);
    const overview = rendered(
      'en',
      createElement(OverviewSection, {
        orgId: session.orgId,
        overview: without.overview,
        annotations: { annotations: [], nextCursor: null },
        annotationActions: null,
        tiles: standardLayout.tiles,
        platforms: without.platforms,
        currency: organization.currency,
        weekStartsOn: 0,
        today: dayInZone(now, organization.timeZone),
        ratesHref: '#rates',
        whyHref: () => '#',
        whyContentHref: () => '#',
      }),
    );
    expect(overview).toContain(formatMoney(spent, 'en', 'rounded').replaceAll('\u00a0', ' '));
    expect(overview).not.toContain(`${organization.currency} 0`);
    expect(overview).not.toContain(messagesOf.en.dashboard.overview.missing.no_spend);
    const ranking = createElement(ActiveCampaigns, {
      campaigns: without.activeCampaigns,
      platforms: without.platforms,
      withoutRate: advertising.unconverted.map(({ spend }) => spend.currency),
      whyHref: () => '#',
    });
    expect(rendered('en', ranking)).toContain(`Campaigns in ${account.currency} come last`);

    const rate = numberIn(wordsIn(/[A-Z]{3}, ([\d.,]+), date/, steps[1].do).replace(/,$/, ''));
    const proposal = await proposed(session);
    expect(proposal.base).toBe(account.currency);
    const typed = fxRateForm.parse({ ...proposal, rate });
    await setFxRate(session, { ...typed, quote: organization.currency, source: 'manual' });
    const [, currency, amount] = /([A-Z]{3}) ([\d.,]+)/.exec(steps[2].right) ?? [];
    const right = { amountMicros: microsFromDecimal(numberIn(amount ?? '')).toString(), currency };
    const converted = (await dashboardOf(session)).overview;
    expect(converted.advertising).toMatchObject({ spend: right, unconverted: [] });
    expect(await listMissingRates(session.orgId, organization.currency)).toEqual([]);

    const { from } = without.period;
    await setFxRate(session, { ...typed, date: from, quote: organization.currency, source: 'manual' });
    expect((await dashboardOf(session)).overview.advertising).toMatchObject({ spend: right, unconverted: [] });
  });
});
