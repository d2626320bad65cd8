import { sql } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { campaignLabels } from '@/db/schema/campaign-labels';
import { kpiTargets } from '@/db/schema/kpi-targets';
import { labels } from '@/db/schema/labels';
import { type Tx, withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { facts, seeder } from '@/lib/dashboard/testing/seed';
import { addDays, daysOf } from '@/lib/dates';
import { createRateBook } from '@/lib/metrics/convert';
import { writeDailyMetrics } from '@/lib/metrics/write-daily-metrics';
import type { PlatformId } from '@/lib/platform-ids';
import { readKpis } from './read-kpis';

const now = new Date('2026-03-11T09:00:00Z');
const organization = { currency: 'SAR', timeZone: 'Asia/Riyadh' };
const units = (amount: number) => BigInt(Math.round(amount * 1_000_000));

type Target = Omit<typeof kpiTargets.$inferInsert, 'orgId' | 'createdBy'>;
const march = { startsOn: '2026-03-01', endsOn: '2026-03-31' };
const spend = { metric: 'spend', direction: 'at_most', target: '3000', currency: 'SAR', ...march } as const;
const roas = { metric: 'roas', direction: 'at_least', target: '2', currency: null, ...march } as const;

async function setTargets(tx: Tx, orgId: AuthorizedOrgId, targets: Target[]): Promise<string[]> {
  const createdBy = '00000000-0000-4000-8000-000000000000';
  const rows = await tx
    .insert(kpiTargets)
    .values(targets.map((target) => ({ orgId, createdBy, ...target })))
    .returning({ id: kpiTargets.id });
  return rows.map(({ id }) => id);
}

// An account with 70 days until today: each day spends `perDay` in two campaigns, one of which sells for twice as much.
async function account(tx: Tx, orgId: AuthorizedOrgId, platform: PlatformId, perDay: number, read = {}) {
  const put = seeder(tx, orgId, now);
  const integration = await put.integration({ platform });
  const made = await put.account(integration.id, { platform, name: platform, ...read });
  const [selling, other] = [await put.campaign(made, { platform }), await put.campaign(made, { platform })];
  const half = { spendMicros: units(perDay / 2) };
  const rows = daysOf('2026-01-01', '2026-03-11').flatMap((date) => [
    facts(selling, { date, ...half, conversionValueMicros: units(perDay) }),
    facts(other, { date, ...half }),
  ]);
  await writeDailyMetrics(tx, { orgId, adAccountId: made.id, platform }, rows, now);
  return made;
}

const label = async (tx: Tx, orgId: AuthorizedOrgId, name: string, pattern: string | null = null): Promise<string> => {
  const createdBy = '00000000-0000-4000-8000-000000000000';
  const [made] = await tx.insert(labels).values({ orgId, name, pattern, colour: 'blue', createdBy }).returning();
  return made?.id ?? '';
};

const read = async (orgId: AuthorizedOrgId, shown: 'recent' | 'all' = 'recent') =>
  withOrg(orgId, (tx) => readKpis(tx, orgId, { organization, rates: createRateBook([]), now }, shown));

describe('the targets of an organization', () => {
  it('count the accounts in their scope, with a projection of each', async () => {
    const { orgId } = await mintOrganization();
    const ids = await withOrg(orgId, async (tx) => {
      const meta = await account(tx, orgId, 'meta', 40);
      await account(tx, orgId, 'google', 60);
      return setTargets(tx, orgId, [
        spend,
        { ...spend, platform: 'google' },
        { ...spend, adAccountId: meta.id },
        { ...roas, adAccountId: meta.id },
      ]);
    });
    const found = new Map((await read(orgId)).map((kpi) => [kpi.id, kpi]));
    const [all, google, meta, returned] = ids.map((id) => found.get(id)?.progress);
    expect(all).toMatchObject({
      scope: null,
      actual: 1000,
      countedTo: '2026-03-10',
      projection: { end: 3100, days: 21 },
    });
    expect(google).toMatchObject({ scope: { kind: 'platform', platform: 'google' }, actual: 600 });
    expect(google?.projection).toMatchObject({ end: 1860, low: 1860, high: 1860, neededPerDay: 2400 / 21 });
    expect(meta).toMatchObject({ scope: { kind: 'account', name: 'meta' }, actual: 400, projection: { end: 1240 } });
    expect(returned).toMatchObject({ actual: 2, projection: { end: 2, neededPerDay: null }, status: 'on_track' });
  });

  it('are counted up to the last whole day of the accounts in their scope alone', async () => {
    const { orgId } = await mintOrganization();
    await withOrg(orgId, async (tx) => {
      await account(tx, orgId, 'meta', 40, { readTo: '2026-03-06' });
      await account(tx, orgId, 'google', 60, { readFrom: '2026-02-25' });
      await setTargets(tx, orgId, [spend, { ...spend, platform: 'google' }, { ...spend, platform: 'meta' }]);
    });
    const found = await read(orgId);
    const of = (platform: string | null) =>
      found.find(({ scope }) => (scope?.kind === 'platform' ? scope.platform : null) === platform)?.progress;
    expect(of(null)).toMatchObject({ countedTo: '2026-03-05', actual: 500, projectionMissing: 'not_enough_days' });
    expect(of('google')).toMatchObject({ countedTo: '2026-03-10', actual: 600, projection: { end: 1860, days: 21 } });
    expect(of('meta')).toMatchObject({ countedTo: '2026-03-05', actual: 200, projection: { end: 1240, days: 26 } });
  });

  it('of a label count its campaigns alone, whether people or the pattern attached it', async () => {
    const { orgId } = await mintOrganization();
    const ids = await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      const integration = await put.integration();
      const made = await put.account(integration.id);
      const names = ['Eid A', 'Eid B', 'By hand', 'Other'] as const;
      const campaigns = await Promise.all(names.map((name) => put.campaign(made, { name })));
      const [, eidB, byHand] = campaigns;
      const rows = daysOf('2026-01-01', '2026-03-11').flatMap((date) =>
        campaigns.map((campaign, index) =>
          facts(campaign, {
            date,
            spendMicros: units(10 * (index + 1)),
            conversionValueMicros: index === 0 ? units(80) : null,
          }),
        ),
      );
      await writeDailyMetrics(tx, { orgId, adAccountId: made.id, platform: 'meta' }, rows, now);
      const labelId = await label(tx, orgId, 'Eid', 'eid');
      const links = [
        { campaignId: eidB?.id ?? '', attached: false },
        { campaignId: byHand?.id ?? '', attached: true },
      ];
      await tx.insert(campaignLabels).values(links.map((link) => ({ orgId, labelId, ...link })));
      return setTargets(tx, orgId, [
        { ...spend, labelId },
        { ...roas, labelId },
        { ...roas, labelId: await label(tx, orgId, 'Other', 'other') },
        { ...spend, labelId: await label(tx, orgId, 'Nothing', 'nothing') },
      ]);
    });
    const found = new Map((await read(orgId)).map((kpi) => [kpi.id, kpi.progress]));
    const [spent, returned, unvalued, nothing] = ids.map((id) => found.get(id));
    // 10 of Eid A and 30 of the one by hand, on ten days.
    expect(spent).toMatchObject({ scope: { kind: 'label', name: 'Eid' }, actual: 400, projection: { end: 1240 } });
    expect(returned).toMatchObject({ actual: 8, projection: { end: 8 } });
    expect(unvalued).toMatchObject({ actual: null, projection: null });
    expect(nothing).toMatchObject({ actual: null, projectionMissing: 'no_data', status: 'no_data' });
  });

  it('of a label are counted up to the last whole day of the accounts in which its campaigns had delivery', async () => {
    const { orgId } = await mintOrganization();
    await withOrg(orgId, async (tx) => {
      await account(tx, orgId, 'meta', 40, { readTo: '2026-03-06' });
      await account(tx, orgId, 'google', 60);
      await setTargets(tx, orgId, [
        { ...spend, labelId: await label(tx, orgId, 'both', '*o*') },
        { ...spend, labelId: await label(tx, orgId, 'google', 'google') },
      ]);
      await tx.execute(sql`update campaigns set name = platform || ' o' where org_id = ${orgId}`);
    });
    const found = await read(orgId);
    const of = (name: string) => found.find(({ scope }) => scope?.kind === 'label' && scope.name === name)?.progress;
    expect(of('both')).toMatchObject({ countedTo: '2026-03-05', actual: 500 });
    expect(of('google')).toMatchObject({ countedTo: '2026-03-10', actual: 600 });
  });

  it('take two statements, however many there are and however they are scoped', async () => {
    const { orgId } = await mintOrganization();
    const statements = await withOrg(orgId, async (tx) => {
      const meta = await account(tx, orgId, 'meta', 40);
      const labelled = [await label(tx, orgId, 'one', 'one'), await label(tx, orgId, 'two', 'two')];
      const scoped = [{}, { platform: 'meta' }, { adAccountId: meta.id }, ...labelled.map((labelId) => ({ labelId }))];
      await setTargets(
        tx,
        orgId,
        scoped.flatMap((scope) => [
          { ...spend, ...scope },
          { ...roas, ...scope },
        ]),
      );
      const execute = vi.spyOn(tx, 'execute');
      expect(await readKpis(tx, orgId, { organization, rates: createRateBook([]), now }, 'recent')).toHaveLength(10);
      return execute.mock.calls.length;
    });
    expect(statements).toBe(2);
  });

  it('count their figures from zero in each month, and those that ended over 30 days ago are left out of the recent ones', async () => {
    const { orgId } = await mintOrganization();
    await withOrg(orgId, async (tx) => {
      await account(tx, orgId, 'meta', 40);
      const monthly = { ...spend, repeats: 'monthly', startsOn: '2026-01-01', endsOn: '2026-01-31' } as const;
      await setTargets(tx, orgId, [monthly, { ...monthly, repeatsUntil: '2026-01-31', target: '1000' }]);
    });
    expect((await read(orgId)).map(({ progress }) => progress)).toMatchObject([
      { startsOn: '2026-03-01', actual: 400 },
    ]);
    const all = (await read(orgId, 'all')).map(({ progress }) => progress);
    expect(all).toMatchObject([
      {
        startsOn: '2026-01-01',
        endsOn: '2026-01-31',
        actual: 1240,
        status: 'behind',
        projectionMissing: 'period_over',
      },
      { startsOn: '2026-03-01', endsOn: '2026-03-31', actual: 400 },
    ]);
  });

  it('project no further days of an account with an ended connection', async () => {
    const { orgId } = await mintOrganization();
    await withOrg(orgId, async (tx) => {
      await account(tx, orgId, 'meta', 40);
      const put = seeder(tx, orgId, now);
      const integration = await put.integration({ status: 'disconnected' });
      const ended = await put.account(integration.id, { readTo: addDays('2026-03-05', 0) });
      const campaign = await put.campaign(ended);
      await put.metrics(
        ended.id,
        daysOf('2026-01-01', '2026-03-04').map((date) => facts(campaign, { date })),
      );
      await setTargets(tx, orgId, [spend]);
    });
    expect((await read(orgId))[0]?.progress).toMatchObject({ actual: 440, projection: { end: 440 + 21 * 40 } });
  });
});
