import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { campaignChanges } from '@/db/schema/campaign-changes';
import { campaignLabels } from '@/db/schema/campaign-labels';
import { conversionChoices } from '@/db/schema/conversion-choices';
import { fxRates } from '@/db/schema/fx-rates';
import { labels } from '@/db/schema/labels';
import { organizations } from '@/db/schema/organizations';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { addDays, dayInZone, daysOf } from '@/lib/dates';
import { filterOf } from '@/lib/metrics/testing/filter-of';
import { writeDailyMetrics } from '@/lib/metrics/write-daily-metrics';
import { microsFromDecimal } from '@/lib/money';
import type { AdvertisingTotals } from './advertising-totals';
import { buildDashboard } from './build-dashboard';
import { explainFigures } from './explain-figures';
import { type ExplainedFigure, explainedFigures } from './explained-figures';
import { type Explanation, explanationSchema } from './explanation-schema';
import { type Random, randomFacts } from './testing/random-facts';
import { facts, seeder } from './testing/seed';
import { randomFilter, seedPlatforms } from './testing/seed-platforms';

const now = new Date();
const today = dayInZone(now, 'Asia/Riyadh');
const timeZone = 'Asia/Riyadh';
const MICRO = 1_000_000n;

async function explainAll(
  orgId: AuthorizedOrgId,
  figures: readonly ExplainedFigure[],
  search: string,
  days: 'all' | 'reviewed' = 'all',
) {
  const query = { filter: filterOf(search, now), days, figures, timeZone, now };
  const explanations = await withOrg(orgId, (tx) => explainFigures(tx, orgId, query));
  return explanations.map((one) => explanationSchema.parse(one));
}

async function explain(orgId: AuthorizedOrgId, figure: ExplainedFigure, search = '') {
  const [explanation] = await explainAll(orgId, [figure], search);
  return explanationSchema.parse(explanation);
}

function dashboardOf(orgId: AuthorizedOrgId, search: string) {
  return withOrg(orgId, (tx) => buildDashboard(tx, orgId, filterOf(search, now), now));
}

function setRates(orgId: AuthorizedOrgId, rates: { base: string; quote: string; date: string; rate: string }[]) {
  return withOrg(orgId, (tx) =>
    tx.insert(fxRates).values(rates.map((rate) => ({ orgId, source: 'manual', observedAt: now, ...rate }))),
  );
}

/** As the dashboard has it, in the text of an explanation. */
function shown(totals: AdvertisingTotals, figure: ExplainedFigure): string | null {
  if (figure === 'cvr') {
    const conversions = microsFromDecimal(totals.conversions ?? '0');
    return totals.clicks ? String(Number(conversions) / (totals.clicks * 1_000_000)) : null;
  }
  if (figure === 'roi') return totals.roi.value === null ? null : String(totals.roi.value);
  const found = figure === 'conversion_value' ? totals.conversionValue : totals[figure];
  if (found === null) return null;
  return typeof found === 'object' ? found.amountMicros : String(found);
}

type Part = Explanation['parts'][number];

const amounts: Record<Explanation['numerator']['of'], (part: Part) => string | null> = {
  spend: ({ converted }) => converted?.spend ?? null,
  conversion_value: ({ converted }) => converted?.conversionValue ?? null,
  valued_spend: ({ converted }) => converted?.valuedSpend ?? null,
  impressions: ({ impressions }) => String(impressions),
  clicks: ({ clicks }) => String(clicks),
  conversions: ({ conversionsMillionths }) => conversionsMillionths,
};

/** From the parts alone, by the definitions of docs/figures.md. */
function recompute({ formula, numerator, denominator, parts, unit }: Explanation) {
  const counted = parts.filter(({ converted }) => formula.days === 'all' || converted !== null);
  const sum = (name: Explanation['numerator']['of']) => {
    const known = counted.map(amounts[name]).filter((amount) => amount !== null);
    return known.length === 0 ? null : known.reduce((total, amount) => total + BigInt(amount), 0n);
  };
  const top = sum(numerator.of);
  const bottom = denominator && sum(denominator.of);
  return { top, bottom, value: top === null ? null : valueOfSums(top, bottom) };

  function valueOfSums(over: bigint, under: bigint | null): string | null {
    if (denominator === null) {
      if (numerator.unit !== 'millionths') return String(over);
      const digits = String(over).padStart(7, '0');
      return `${digits.slice(0, -6)}.${digits.slice(-6)}`.replace(/\.?0+$/, '');
    }
    if (under === null || under <= 0n) return null;
    if (unit === 'ratio') {
      const scaled = (of: number) => BigInt(Math.round(of * 10_000));
      const top = scaled(formula.factor) * over + scaled(formula.offset) * under;
      if (formula.offset !== 0) return String(Number(top) / Number(10_000n * under));
      return String(Number(over) / Number(under * (numerator.unit === 'millionths' ? MICRO : 1n)));
    }
    const scaled = BigInt(formula.factor) * over * (denominator.unit === 'millionths' ? MICRO : 1n);
    return String((2n * scaled + under) / (2n * under));
  }
}

/** In millionths of the unit, which is exact but for ratios without one. */
const exactly = (text: string) => microsFromDecimal(text);

function expectAddsUp({ change, unit }: Explanation, search: string) {
  if (change?.current == null || change.previous === null) return;
  const { platforms, accounts, otherAccounts, campaigns, otherCampaigns } = change;
  const lists = [
    platforms,
    [...accounts, ...(otherAccounts ? [otherAccounts] : [])],
    [...campaigns, ...(otherCampaigns ? [otherCampaigns] : [])],
  ].map((list) => list.map((one) => one.change));
  for (const list of lists) {
    if (unit === 'ratio') {
      const moved = Number(change.current) - Number(change.previous);
      const sum = list.reduce((total, text) => total + Number(text), 0);
      expect(Math.abs(sum - moved), search).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(moved)));
      continue;
    }
    const sum = list.reduce((total, text) => total + exactly(text), 0n);
    expect(sum, search).toBe(exactly(change.current) - exactly(change.previous));
  }
}

/** Two labels, each on some of the campaigns. */
async function attachLabels(orgId: AuthorizedOrgId, campaignIds: readonly string[]): Promise<string[]> {
  return withOrg(orgId, async (tx) => {
    const created = await tx
      .insert(labels)
      .values(['Brand', 'Sale'].map((name) => ({ orgId, name, colour: 'teal' as const, createdBy: randomUUID() })))
      .returning({ id: labels.id });
    const attached = created.flatMap(({ id: labelId }, index) =>
      campaignIds
        .filter((_, place) => place % (index + 2) === 0)
        .map((campaignId) => ({ orgId, campaignId, labelId, attached: true })),
    );
    await tx.insert(campaignLabels).values(attached);
    return created.map(({ id }) => id);
  });
}

/** An account in yen, which has no decimals. */
async function seedYen(orgId: AuthorizedOrgId, random: Random): Promise<void> {
  await withOrg(orgId, async (tx) => {
    const put = seeder(tx, orgId, now);
    const account = await put.account((await put.integration()).id, { currency: 'JPY', name: 'Yen' });
    for (const reportsValue of [true, false]) {
      const campaign = await put.campaign(account);
      const days = daysOf(addDays(today, -100), addDays(today, -1));
      await put.metrics(
        account.id,
        days.map((date) => randomFacts(campaign, date, random, reportsValue)),
      );
    }
  });
}

describe('the explanation of a figure', () => {
  it('gives the figure of the dashboard to the smallest unit when it is recomputed from its parts', async () => {
    const { orgId } = await mintOrganization();
    const seeded = await seedPlatforms(orgId, 41, now);
    await setRates(orgId, [
      { base: 'KWD', quote: 'USD', date: addDays(today, -45), rate: '3.2514' },
      { base: 'KWD', quote: 'USD', date: addDays(today, -20), rate: '3.2617' },
      { base: 'JPY', quote: 'USD', date: addDays(today, -100), rate: '0.0066' },
    ]);
    await seedYen(orgId, seeded.random);
    await withOrg(orgId, (tx) => tx.update(organizations).set({ marginBasisPoints: 3500 }));
    const labelIds = await attachLabels(
      orgId,
      seeded.seeded.map(({ id }) => id),
    );
    const seen = { several: 0, without: 0, values: 0, changes: 0, labelled: 0, campaigns: 0 };
    for (let round = 0; round < 12; round += 1) {
      const ofLabel = seeded.random(3) === 0 ? `&labels=${labelIds[seeded.random(2)]}` : '';
      const search = `${randomFilter(seeded).search}${seeded.random(3) === 0 ? '&currency=USD' : ''}${ofLabel}`;
      const { overview } = await dashboardOf(orgId, search);
      const { previous, comparison } = overview.advertising;
      for (const explanation of await explainAll(orgId, explainedFigures, search)) {
        const { figure } = explanation;
        const label = `${figure} ${search}`;
        expect(explanation.value, label).toBe(shown(overview.advertising, figure));
        expect(explanation.previous?.value ?? null, label).toBe(previous && shown(previous, figure));
        expect(explanation.change?.current ?? null, label).toBe(comparison && shown(comparison.current, figure));
        expect(explanation.change?.previous ?? null, label).toBe(comparison && shown(comparison.previous, figure));
        expect(explanation.unconverted).toEqual(overview.advertising.unconverted);
        expect(explanation.restatedFrom).toBe(overview.advertising.restatedFrom);
        expectAddsUp(explanation, label);
        seen.changes += explanation.change ? 1 : 0;
        seen.campaigns += explanation.change?.campaigns.length ?? 0;
        if (explanation.value === null) continue;
        const { top, bottom, value } = recompute(explanation);
        expect(String(top), label).toBe(explanation.numerator.amount);
        if (explanation.denominator) expect(String(bottom), label).toBe(explanation.denominator.amount);
        expect(value, label).toBe(explanation.value);
        seen.values += 1;
        seen.labelled += ofLabel ? 1 : 0;
      }
      const { parts } = await explain(orgId, 'spend', search);
      for (const { native, converted, rate, days } of parts) {
        if (converted === null || rate === null) {
          seen.without += 1;
          continue;
        }
        const [top, bottom] = [BigInt(rate.numerator), BigInt(rate.denominator)];
        const off = BigInt(converted.spend) * bottom - BigInt(native.spend) * top;
        // Each day is rounded by at most half a micro.
        expect(2n * (off < 0n ? -off : off) <= bottom * BigInt(days), search).toBe(true);
      }
      const dinars = parts.filter(({ currency, rate }) => currency === 'KWD' && rate !== null);
      seen.several += dinars.length > 1 ? 1 : 0;
    }
    for (const count of Object.values(seen)) expect(count, JSON.stringify(seen)).toBeGreaterThan(0);
  });

  it('names the rate of each part, and lists money without a rate instead of adding it', async () => {
    const { orgId } = await mintOrganization();
    await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      const integration = await put.integration();
      for (const currency of ['SAR', 'USD', 'KWD', 'JPY']) {
        const account = await put.account(integration.id, { currency, name: currency });
        const campaign = await put.campaign(account);
        await put.metrics(
          account.id,
          [-3, -4].map((days) => facts(campaign, { date: addDays(today, days) })),
        );
      }
    });
    await setRates(orgId, [{ base: 'KWD', quote: 'SAR', date: addDays(today, -3), rate: '12.2' }]);
    const { value, parts, unconverted, numerator } = await explain(orgId, 'spend');
    const rows = parts.map(({ accountName, days, rate, converted }) => ({
      ...{ accountName, days, spend: converted?.spend ?? null },
      ...{ rateDate: rate?.rateDate ?? null, sources: rate?.sources ?? null },
    }));
    const peg = { rateDate: null, sources: ['peg'] };
    const missing = { spend: null, rateDate: null, sources: null };
    expect(rows).toHaveLength(5);
    expect(rows).toEqual(
      expect.arrayContaining([
        { accountName: 'SAR', days: 2, spend: '20000000', rateDate: null, sources: [] },
        { accountName: 'USD', days: 2, spend: '75000000', ...peg },
        { accountName: 'KWD', days: 1, spend: '122000000', rateDate: addDays(today, -3), sources: ['manual'] },
        { accountName: 'KWD', days: 1, ...missing },
        { accountName: 'JPY', days: 2, ...missing },
      ]),
    );
    expect([value, numerator.amount]).toEqual(['217000000', '217000000']);
    expect(unconverted).toEqual([
      { spend: { amountMicros: '20000000', currency: 'JPY' }, accounts: 1 },
      { spend: { amountMicros: '10000000', currency: 'KWD' }, accounts: 1 },
    ]);
    // Impressions need no rate, and CPM counts those of the converted money only.
    expect((await explain(orgId, 'impressions')).value).toBe('8000');
    expect((await explain(orgId, 'cpm')).denominator).toEqual({ of: 'impressions', unit: 'count', amount: '5000' });
  });

  it('keeps one part for each account and currency where more than 400 rates apply', async () => {
    const { orgId } = await mintOrganization();
    await seedPlatforms(orgId, 6, now);
    const rates = daysOf(addDays(today, -430), addDays(today, -1)).map((date, index) => ({
      ...{ base: 'KWD', quote: 'SAR', date, rate: `12.${index + 100}` },
    }));
    await setRates(orgId, rates);
    const search = `from=${addDays(today, -425)}&to=${addDays(today, -1)}&compare=off`;
    const explanation = await explain(orgId, 'spend', search);
    expect(explanation.parts).toHaveLength(5);
    const dinars = explanation.parts.filter(({ currency }) => currency === 'KWD');
    expect(dinars).toMatchObject([{ rate: null, converted: { spend: expect.stringMatching(/^[1-9]/) } }]);
    expect(recompute(explanation).value).toBe(explanation.value);
  });

  it('separates accounts that were not read from those without delivery, and names the last sync run', async () => {
    const { orgId } = await mintOrganization();
    const runId = await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      const [read, unread] = [await put.integration(), await put.integration()];
      const account = await put.account(read.id, { name: 'Active' });
      await put.metrics(account.id, [facts(await put.campaign(account), { date: addDays(today, -3) })]);
      await put.account(read.id, { name: 'Idle' });
      await put.account(unread.id, { name: 'New', readFrom: null, readTo: null });
      const hour = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
      await put.run(read.id, { finishedAt: hour(5) });
      const run = await put.run(read.id, { dataType: 'metrics', finishedAt: hour(3) });
      await put.run(read.id, { dataType: 'posts', finishedAt: hour(1) });
      await put.run(read.id, { status: 'failed', finishedAt: hour(2) });
      return run.id;
    });
    const { accountsWithoutData, syncs } = await explain(orgId, 'clicks');
    expect(accountsWithoutData.map(({ accountName, reason }) => [accountName, reason])).toEqual([
      ['Idle', 'no_delivery'],
      ['New', 'not_read'],
    ]);
    expect(syncs.map(({ lastSync }) => lastSync)).toEqual(
      expect.arrayContaining([{ runId, finishedAt: new Date(now.getTime() - 3 * 3_600_000).toISOString() }, null]),
    );
  });

  it('has null for what is unknown, never 0', async () => {
    const { orgId } = await mintOrganization();
    await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      await put.account((await put.integration()).id, { readFrom: null, readTo: null });
    });
    const { value, numerator, denominator, parts } = await explain(orgId, 'cpa');
    expect([value, numerator.amount, denominator?.amount, parts]).toEqual([null, null, null, []]);
  });

  it('names the five accounts that make most of the change, and adds up the others', async () => {
    const { orgId } = await mintOrganization();
    await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      const integration = await put.integration();
      for (let index = 1; index <= 7; index += 1) {
        const account = await put.account(integration.id, { name: `Account ${index}` });
        const clicks = { date: addDays(today, -2), clicks: index };
        await put.metrics(account.id, [facts(await put.campaign(account), clicks)]);
      }
    });
    const { change } = await explain(orgId, 'clicks', 'period=last_7_days');
    expect(change?.accounts.map((one) => [one.accountName, one.change])).toEqual(
      [7, 6, 5, 4, 3].map((index) => [`Account ${index}`, String(index)]),
    );
    expect(change).toMatchObject({ current: '28', previous: '0', otherAccounts: { accounts: 2, change: '3' } });
  });

  it('names the campaigns that make most of the change, each with its own change', async () => {
    const { orgId } = await mintOrganization();
    const seeded = await seedPlatforms(orgId, 17, now);
    const { previous, ...days } = filterOf('period=last_28_days', now);
    const search = `from=${days.from}&to=${days.to}`;
    for (const figure of ['clicks', 'conversions', 'cpa'] as const) {
      const { change } = await explain(orgId, figure, search);
      const named = change?.campaigns ?? [];
      expect(named.length).toBeGreaterThan(0);
      expect(named.length).toBeLessThanOrEqual(5);
      expect(named.length + (change?.otherCampaigns?.campaigns ?? 0), figure).toBeLessThanOrEqual(seeded.seeded.length);
      const sizes = named.map((one) => Math.abs(Number(one.change)));
      expect(sizes).toEqual([...sizes].sort((left, right) => right - left));
      if (figure === 'cpa') continue;
      for (const campaign of named) {
        const alone = await explain(orgId, figure, `${search}&campaigns=${campaign.campaignId}`);
        const { current, previous: before } = alone.change ?? {};
        expect(exactly(campaign.change), campaign.campaignName).toBe(exactly(current ?? '0') - exactly(before ?? '0'));
      }
    }
  });

  it('says what is stored to have changed of a campaign, and since when changes are recorded', async () => {
    const { orgId } = await mintOrganization();
    const at = (days: number) => new Date(`${addDays(today, days)}T09:00:00.000Z`);
    await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, at(-60));
      const account = await put.account((await put.integration()).id);
      const changesFrom = at(-30);
      const campaign = await put.campaign(account, { name: 'Sale', startsAt: at(-5), endsAt: at(-2), changesFrom });
      const campaignId = campaign.id;
      const same = { orgId, campaignId, status: 'active', statusBefore: 'active' };
      await tx.insert(campaignChanges).values([
        { ...same, observedAt: at(-40), statusBefore: 'paused' },
        { ...same, observedAt: at(-6), dailyBudgetMicrosBefore: 5_000_000n, dailyBudgetMicros: 9_000_000n },
        {
          ...same,
          observedAt: at(-3),
          status: 'paused',
          dailyBudgetMicrosBefore: 9_000_000n,
          dailyBudgetMicros: 9_000_000n,
        },
      ]);
      const write = (clicks: number, of: Date) =>
        writeDailyMetrics(
          tx,
          { orgId, adAccountId: account.id, platform: 'meta' },
          [facts(campaign, { date: addDays(today, -4), clicks })],
          of,
        );
      // During the day, after it, and twice later.
      await write(5, at(-4));
      await write(20, at(-3));
      await write(26, at(-2));
      await write(29, at(-1));
    });
    const { change } = await explain(orgId, 'clicks', 'period=last_7_days');
    expect(change?.campaigns).toMatchObject([
      { campaignName: 'Sale', accountName: 'Account', change: '29', changesFrom: at(-30).toISOString() },
    ]);
    expect(change?.otherCampaigns).toBeNull();
    expect(change?.campaigns[0]?.events).toEqual([
      { kind: 'started', day: addDays(today, -5) },
      {
        ...{ kind: 'budget', at: at(-6).toISOString(), budget: 'daily' },
        before: { amountMicros: '5000000', currency: 'SAR' },
        after: { amountMicros: '9000000', currency: 'SAR' },
      },
      { kind: 'status', at: at(-3).toISOString(), before: 'active', after: 'paused' },
      { kind: 'ended', day: addDays(today, -2) },
      { kind: 'restated', days: 1, before: '20', after: '29', currency: null },
    ]);
    // Spend was never restated.
    const ofSpend = (await explain(orgId, 'spend', 'period=last_7_days')).change?.campaigns[0]?.events ?? [];
    expect(ofSpend.map(({ kind }) => kind)).not.toContain('restated');
  });

  it('names the rate of an account that changed, and none where it stayed', async () => {
    const { orgId } = await mintOrganization();
    await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      const integration = await put.integration();
      for (const currency of ['KWD', 'USD']) {
        const account = await put.account(integration.id, { currency, name: currency });
        const campaign = await put.campaign(account);
        const spend = { [-9]: 10_000_000n, [-2]: 30_000_000n };
        await put.metrics(
          account.id,
          Object.entries(spend).map(([days, spendMicros]) =>
            facts(campaign, { date: addDays(today, Number(days)), spendMicros }),
          ),
        );
      }
    });
    await setRates(orgId, [
      { base: 'KWD', quote: 'SAR', date: addDays(today, -14), rate: '12' },
      { base: 'KWD', quote: 'SAR', date: addDays(today, -7), rate: '12.5' },
    ]);
    const { change } = await explain(orgId, 'spend', 'period=last_7_days');
    expect(change?.accounts.map(({ accountName, rate }) => [accountName, rate])).toEqual([
      ['KWD', { currency: 'KWD', before: 12, after: 12.5 }],
      ['USD', null],
    ]);
    expect(change?.accounts.map((one) => one.change)).toEqual(['255000000', '75000000']);
  });

  it('says what counts as a conversion, and within which days, of figures that count them', async () => {
    const { orgId, userId } = await mintOrganization();
    await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      await put.account((await put.integration()).id);
      const choice = { orgId, platform: 'meta', conversions: ['lead'], sales: [], updatedBy: userId, updatedAt: now };
      await tx.insert(conversionChoices).values(choice);
    });
    expect((await explain(orgId, 'roas')).conversionChoices).toMatchObject([
      {
        ...{ platform: 'meta', conversions: ['lead'], isDefault: false, changedAt: now.toISOString() },
        attribution: { clickDays: 7, viewDays: 1, confirmed: true },
      },
    ]);
    expect((await explain(orgId, 'cpc')).conversionChoices).toBeNull();
  });
});
