import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withOrg } from '@/db/tenant';
import { addDays, dayInZone, daysOf } from '@/lib/dates';
import type { ConversionChoice, RemoteAction } from '@/lib/platforms/platform';
import { platformDefinition } from '@/lib/platforms/registry';
import { mintSession } from '@/lib/sync/testing/connected-organization';
import { remoteMetrics } from '@/lib/sync/testing/fake-platform';
import { rollUps, storedFacts } from '@/lib/sync/testing/stored-facts';
import { mintFactAccount } from '../testing/fact-account';
import { type FactAccount, writeDailyMetrics } from '../write-daily-metrics';
import { removeVanishedMetrics } from '../write-daily-metrics-removal';
import { countConversions } from './count-conversions';
import { recountPlatform } from './recount-platform';
import { updateConversionChoice } from './update-conversion-choice';

const standard = platformDefinition('meta').conversionActions;
const names = [...new Set([...standard.conversions, 'custom', 'survey'])];
const to = dayInZone(new Date(), 'UTC');
// Two months, so that a recount has more than one part.
const days = daysOf(addDays(to, -40), to).filter((_, index) => index % 10 === 0);
const window = { from: addDays(to, -40), to };

const action = fc.record({
  action: fc.constantFrom(...names),
  conversions: fc.constantFrom('0', '0.333333', '12.5', '7'),
  valueMicros: fc.option(fc.bigInt({ min: 0n, max: 10n ** 12n })),
});
const row = fc.record({
  campaign: fc.constantFrom('a', 'b'),
  day: fc.constantFrom(...days),
  actions: fc.uniqueArray(action, { selector: (each) => each.action, maxLength: 4 }),
});
const page = fc.uniqueArray(row, { selector: ({ campaign, day }) => `${campaign} ${day}`, maxLength: 12 });
const choices = fc
  .subarray(names, { minLength: 1 })
  .chain((conversions) => fc.subarray(conversions).map((sales) => ({ conversions, sales })));

async function read(account: FactAccount, rows: { campaign: string; day: string; actions: RemoteAction[] }[]) {
  const items = rows.map(({ campaign, day, actions }) =>
    remoteMetrics(campaign, day, { actions, conversions: '0', conversionValueMicros: null }),
  );
  return withOrg(account.orgId, async (tx) => {
    const counted = await countConversions(tx, account, { rows: items, window }, standard);
    return writeDailyMetrics(tx, account, counted, new Date());
  });
}

async function choose(account: FactAccount, choice: ConversionChoice | null) {
  const session = { ...(await mintSession()), orgId: account.orgId };
  await updateConversionChoice(session, 'meta', choice);
  // A deadline in the past: one month at a time.
  let cursor = await recountPlatform(account.orgId, 'meta', null, { maxMs: 0 });
  while (cursor) cursor = await recountPlatform(account.orgId, 'meta', cursor, { maxMs: 0 });
}

const counts = (facts: Record<string, unknown>[]) =>
  facts.map(({ campaign, date, conversions, conversion_value_micros: value }) => ({
    campaign,
    date,
    conversions,
    value,
  }));

// By the definition: the sum over the stored actions of each fact.
const sums = (account: FactAccount, { conversions, sales }: ConversionChoice) =>
  withOrg(account.orgId, (tx) =>
    tx.execute(sql`
      select c.external_id as campaign, m.date::text as date,
        coalesce(sum(a.conversions) filter (where a.action in ${conversions}), 0)::numeric(20, 6) as conversions,
        (sum(a.value_micros) filter (where a.action in ${sales.length > 0 ? sales : ['']}))::bigint as value
      from ad_metrics m join campaigns c on c.org_id = m.org_id and c.id = m.campaign_id
      left join ad_metric_actions a on a.org_id = m.org_id and a.campaign_id = m.campaign_id and a.date = m.date
      where m.org_id = ${account.orgId} group by 1, 2 order by 1, 2`),
  );

const storedActions = (account: FactAccount, table: 'ad_metric_actions' | 'ad_metric_action_revisions') =>
  withOrg(account.orgId, (tx) =>
    tx.execute(sql`
      select date::text as date, action, conversions, value_micros as value from ${sql.identifier(table)}
      where org_id = ${account.orgId} order by 1, 2, observed_at`),
  );

describe('figures by action', () => {
  it('every choice gives the sums of its actions, for stored and for new days, and the default restores every figure', async () => {
    const bystander = await mintFactAccount();
    await read(
      bystander,
      days.map((day) => ({ campaign: 'a', day, actions: [{ action: 'custom', conversions: '3', valueMicros: 5n }] })),
    );
    const untouched = await storedFacts(bystander.orgId);
    await fc.assert(
      fc.asyncProperty(page, page, choices, async (first, second, choice) => {
        const account = await mintFactAccount();
        await read(account, first);
        const before = await storedFacts(account.orgId);
        expect(counts(before)).toEqual(await sums(account, standard));
        await choose(account, choice);
        expect(counts(await storedFacts(account.orgId))).toEqual(await sums(account, choice));
        await choose(account, null);
        expect(await storedFacts(account.orgId)).toEqual(before);
        await choose(account, choice);
        await read(account, second);
        expect(counts(await storedFacts(account.orgId))).toEqual(await sums(account, choice));
        const { stored, summed } = await rollUps(account.orgId);
        expect(stored).toEqual(summed);
      }),
      { numRuns: 12 },
    );
    expect(await storedFacts(bystander.orgId)).toEqual(untouched);
  });

  it('a recount keeps the earlier figure of each changed fact as a revision', async () => {
    const account = await mintFactAccount();
    const actions = [
      { action: 'custom', conversions: '3', valueMicros: null },
      { action: 'survey', conversions: '2', valueMicros: null },
    ];
    await read(account, [{ campaign: 'a', day: to, actions }]);
    await choose(account, { conversions: ['custom'], sales: [] });
    await choose(account, { conversions: ['survey'], sales: [] });
    const revisions = await withOrg(account.orgId, (tx) =>
      tx.execute(sql`
        select conversions, observed_at < superseded_at as ordered from ad_metric_revisions
        where org_id = ${account.orgId} order by superseded_at`),
    );
    expect(revisions).toEqual([
      { conversions: '0.000000', ordered: true },
      { conversions: '3.000000', ordered: true },
    ]);
    expect(await storedFacts(account.orgId)).toMatchObject([{ conversions: '2.000000' }]);
  });

  it('facts without actions keep their figures whatever the organization counts', async () => {
    const account = await mintFactAccount();
    const old = remoteMetrics('a', to, { actions: [], conversions: '18', conversionValueMicros: 7n });
    await withOrg(account.orgId, (tx) => writeDailyMetrics(tx, account, [old], new Date()));
    await choose(account, { conversions: ['custom'], sales: [] });
    expect(await storedFacts(account.orgId)).toMatchObject([
      { conversions: '18.000000', conversion_value_micros: '7' },
    ]);
  });

  it('a value of zero counts only for an action that had a value in the campaign before', async () => {
    const account = await mintFactAccount();
    await choose(account, { conversions: ['custom', 'survey'], sales: ['custom', 'survey'] });
    const zero = (name: string) => [{ action: name, conversions: '1', valueMicros: 0n }];
    await read(account, [
      { campaign: 'a', day: addDays(to, -2), actions: [{ action: 'custom', conversions: '1', valueMicros: 5n }] },
    ]);
    await read(account, [
      { campaign: 'a', day: addDays(to, -1), actions: zero('custom') },
      { campaign: 'a', day: to, actions: zero('survey') },
    ]);
    expect(counts(await storedFacts(account.orgId)).map(({ value }) => value)).toEqual(['5', '0', null]);
  });
});

describe('stored actions', () => {
  const one = (name: string, conversions: string) => ({ action: name, conversions, valueMicros: null });

  it('actions that change or are no longer reported become revisions, and others are not written again', async () => {
    const account = await mintFactAccount();
    await read(account, [
      { campaign: 'a', day: to, actions: [one('custom', '1'), one('lead', '2'), one('survey', '3')] },
    ]);
    await read(account, [
      { campaign: 'a', day: to, actions: [one('lead', '5'), one('survey', '3'), one('view', '1')] },
    ]);
    const now = [
      ['lead', '5.000000'],
      ['survey', '3.000000'],
      ['view', '1.000000'],
    ];
    const pairs = (rows: Record<string, unknown>[]) => rows.map((each) => [each.action, each.conversions]);
    expect(pairs(await storedActions(account, 'ad_metric_actions'))).toEqual(now);
    expect(pairs(await storedActions(account, 'ad_metric_action_revisions'))).toEqual([
      ['custom', '1.000000'],
      ['lead', '2.000000'],
    ]);
  });

  it('actions of a fact that a complete reading does not return are removed with it', async () => {
    const account = await mintFactAccount();
    await read(account, [{ campaign: 'a', day: to, actions: [one('custom', '1')] }]);
    await withOrg(account.orgId, (tx) =>
      removeVanishedMetrics(tx, account, { window, startedAt: new Date(Date.now() + 1000), returned: [] }, new Date()),
    );
    expect(await storedFacts(account.orgId)).toEqual([]);
    expect(await storedActions(account, 'ad_metric_actions')).toEqual([]);
    expect(await storedActions(account, 'ad_metric_action_revisions')).toMatchObject([{ action: 'custom' }]);
  });
});
