import { describe, expect, it } from 'vitest';
import { auditLog } from '@/db/schema/audit-log';
import { withOrg } from '@/db/tenant';
import type { OrgSession } from '@/lib/auth/org-session';
import { loadDashboard } from '@/lib/dashboard/load-dashboard';
import { seeder } from '@/lib/dashboard/testing/seed';
import { addDays, dayInZone } from '@/lib/dates';
import { createLabel } from '@/lib/labels/create-label';
import { deleteLabel } from '@/lib/labels/delete-label';
import { filterOf } from '@/lib/metrics/testing/filter-of';
import { mintSession } from '@/lib/sync/testing/connected-organization';
import { archiveKpi } from './archive-kpi';
import { createKpi } from './create-kpi';
import { listKpis } from './list-kpis';
import { monthOf } from './month-of';
import { type KpiInput, kpiSchema } from './schema';
import { updateKpi } from './update-kpi';

const today = dayInZone(new Date(), 'Asia/Riyadh');
const month = monthOf(today);
const input: KpiInput = {
  metric: 'roas',
  direction: 'at_least',
  target: '2.5',
  currency: null,
  scope: null,
  repeats: 'none',
  startsOn: today,
  endsOn: today,
  repeatsUntil: null,
};
const actions = async ({ orgId }: OrgSession) =>
  (await withOrg(orgId, (tx) => tx.select().from(auditLog).orderBy(auditLog.at))).map(({ action }) => action);

describe('KPI targets', () => {
  it('appear on the dashboard at once, leave it when archived, and are audited', async () => {
    const mine = await mintSession();
    await loadDashboard(mine.orgId, filterOf());
    const created = kpiSchema.parse(await createKpi(mine, input));
    expect(created.target).toBe('2.5');
    expect((await loadDashboard(mine.orgId, filterOf())).kpis.map(({ id }) => id)).toEqual([created.id]);
    await archiveKpi(mine, created.id);
    expect((await loadDashboard(mine.orgId, filterOf())).kpis).toEqual([]);
    await expect(archiveKpi(mine, created.id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await actions(mine)).toEqual(['kpi.created', 'kpi.archived']);
  });

  it('cannot be archived by another organization', async () => {
    const [mine, other] = [await mintSession(), await mintSession()];
    const { id } = await createKpi(mine, input);
    expect(await listKpis(other.orgId, other.organization)).toEqual([]);
    await expect(archiveKpi(other, id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await listKpis(mine.orgId, mine.organization)).toHaveLength(1);
  });

  it('are set and archived from marketer up', async () => {
    const mine = await mintSession();
    const viewer = { ...mine, role: 'viewer' as const };
    const { id } = await createKpi({ ...mine, role: 'marketer' }, input);
    // @ts-expect-error a viewer's session
    await expect(createKpi(viewer, input)).rejects.toMatchObject({ code: 'forbidden' });
    // @ts-expect-error a viewer's session
    await expect(archiveKpi(viewer, id)).rejects.toMatchObject({ code: 'forbidden' });
    expect((await listKpis(mine.orgId, mine.organization)).map((kpi) => kpi.id)).toEqual([id]);
  });
});

describe('a change of a KPI target', () => {
  const monthly: KpiInput = { ...input, repeats: 'monthly', startsOn: month.first, endsOn: month.last };
  const begun = (monthsAgo: number): KpiInput => {
    const { first, last } = monthOf(addDays(month.first, -28 * monthsAgo));
    return { ...monthly, startsOn: first, endsOn: last };
  };
  const entries = async ({ orgId }: OrgSession) =>
    (await withOrg(orgId, (tx) => tx.select().from(auditLog).orderBy(auditLog.at))).slice(1);

  it('is shown on the dashboard at once and audited with the state before and after', async () => {
    const mine = await mintSession();
    const { id } = await createKpi(mine, input);
    expect((await loadDashboard(mine.orgId, filterOf())).kpis[0]?.target).toBe(2.5);
    const changed = kpiSchema.parse(await updateKpi(mine, id, { target: '3', direction: 'at_most' }));
    expect(changed).toMatchObject({ id, target: '3', direction: 'at_most', metric: 'roas' });
    expect((await loadDashboard(mine.orgId, filterOf())).kpis[0]?.target).toBe(3);
    const detail = { before: input, after: { ...input, target: '3', direction: 'at_most' }, earlierMonths: null };
    expect(await entries(mine)).toMatchObject([{ action: 'kpi.updated', subjectId: id, detail }]);
  });

  it('of a monthly target holds from the current month on, and the months before it keep what they had', async () => {
    const mine = await mintSession();
    const input = begun(4);
    const { id } = await createKpi(mine, input);
    const changed = await updateKpi(mine, id, { target: '4', scope: { kind: 'platform', platform: 'meta' } });
    expect(changed).toMatchObject({ id, target: '4', startsOn: month.first, endsOn: month.last, repeats: 'monthly' });
    const listed = await listKpis(mine.orgId, mine.organization);
    const kept = listed.find((kpi) => kpi.id !== id);
    expect(listed).toHaveLength(2);
    expect(kept).toMatchObject({ ...input, repeatsUntil: addDays(month.first, -1) });
    expect(await entries(mine)).toMatchObject([{ action: 'kpi.updated', detail: { earlierMonths: kept?.id } }]);
    // The month has its own row by now: a second change adds none.
    await updateKpi(mine, id, { target: '5' });
    expect(await listKpis(mine.orgId, mine.organization)).toHaveLength(2);
  });

  it('of the end alone keeps all months of a monthly target in one', async () => {
    const mine = await mintSession();
    const input = begun(4);
    const { id } = await createKpi(mine, input);
    const until = addDays(month.first, -1);
    expect(await updateKpi(mine, id, { repeatsUntil: until })).toMatchObject({ ...input, repeatsUntil: until });
    const over = updateKpi(mine, id, { target: '4' });
    await expect(over).rejects.toMatchObject({ code: 'conflict', messageKey: 'targetOver' });
    expect(await listKpis(mine.orgId, mine.organization)).toMatchObject([{ target: '2.5' }]);
  });

  it('ends the repetition with the current month', async () => {
    const mine = await mintSession();
    const { id } = await createKpi(mine, begun(3));
    const once = { repeats: 'none', startsOn: month.first, endsOn: month.last, repeatsUntil: null };
    expect(await updateKpi(mine, id, { repeats: 'none' })).toMatchObject(once);
  });

  it('is nothing where all fields are as before', async () => {
    const mine = await mintSession();
    const { id } = await createKpi(mine, begun(3));
    await updateKpi(mine, id, { target: '2.5', repeats: 'monthly', scope: null });
    expect(await entries(mine)).toEqual([]);
    expect(await listKpis(mine.orgId, mine.organization)).toHaveLength(1);
  });

  it('is refused field by field where the target would be invalid', async () => {
    const mine = await mintSession();
    const { id } = await createKpi(mine, input);
    const refused = updateKpi(mine, id, { repeats: 'monthly' });
    await expect(refused).rejects.toMatchObject({ code: 'invalid_input', invalidParams: [{ name: 'body.endsOn' }] });
  });

  it('is refused below marketer, in another organization, and after archiving', async () => {
    const [mine, other] = [await mintSession(), await mintSession()];
    const viewer = { ...mine, role: 'viewer' as const };
    const { id } = await createKpi(mine, input);
    // @ts-expect-error a viewer's session
    await expect(updateKpi(viewer, id, { target: '4' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(updateKpi(other, id, { target: '4' })).rejects.toMatchObject({ code: 'not_found' });
    await archiveKpi(mine, id);
    await expect(updateKpi(mine, id, { target: '4' })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('names an ad account of the organization, and no other', async () => {
    const [mine, other] = [await mintSession(), await mintSession()];
    const account = await withOrg(mine.orgId, async (tx) => {
      const put = seeder(tx, mine.orgId, new Date());
      return put.account((await put.integration()).id, { name: 'Najd Coffee' });
    });
    const scope = { kind: 'account' as const, accountId: account.id };
    const { id } = await createKpi(mine, input);
    const shown = { scope: { ...scope, name: 'Najd Coffee', platform: 'meta' } };
    expect(await updateKpi(mine, id, { scope })).toMatchObject(shown);
    expect(await createKpi(mine, { ...input, scope })).toMatchObject(shown);
    const theirs = await createKpi(other, input);
    await expect(createKpi(other, { ...input, scope })).rejects.toMatchObject({ code: 'not_found' });
    await expect(updateKpi(other, theirs.id, { scope })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('names a label of the organization, and no other', async () => {
    const [mine, other] = [await mintSession(), await mintSession()];
    const label = await createLabel(mine, { name: 'Ramadan', colour: 'green', pattern: null });
    const scope = { kind: 'label' as const, labelId: label.id };
    const { id } = await createKpi(mine, input);
    const shown = { scope: { ...scope, name: 'Ramadan' } };
    expect(await updateKpi(mine, id, { scope })).toMatchObject(shown);
    expect(kpiSchema.parse(await createKpi(mine, { ...input, scope }))).toMatchObject(shown);
    expect(await updateKpi(mine, id, { scope: null })).toMatchObject({ scope: null });
    const theirs = await createKpi(other, input);
    await expect(createKpi(other, { ...input, scope })).rejects.toMatchObject({ code: 'not_found' });
    await expect(updateKpi(other, theirs.id, { scope })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a label that a target is for', () => {
  const labelled = async () => {
    const mine = await mintSession();
    const { id } = await createLabel(mine, { name: 'Ramadan', colour: 'green', pattern: null });
    return { mine, labelId: id, targeted: { ...input, scope: { kind: 'label' as const, labelId: id } } };
  };

  it('is deleted once the target is archived or for something else', async () => {
    const { mine, labelId, targeted } = await labelled();
    const targets = [await createKpi(mine, targeted), await createKpi(mine, targeted)];
    const refused = { code: 'conflict', messageKey: 'labelHasTargets' };
    await expect(deleteLabel(mine, labelId)).rejects.toMatchObject({ ...refused, values: { count: 2 } });
    await archiveKpi(mine, targets[0]?.id ?? '');
    await expect(deleteLabel(mine, labelId)).rejects.toMatchObject({ ...refused, values: { count: 1 } });
    await updateKpi(mine, targets[1]?.id ?? '', { scope: null });
    await deleteLabel(mine, labelId);
    expect(await listKpis(mine.orgId, mine.organization)).toMatchObject([{ scope: null }]);
  });

  it('is either deleted or gets a target, when both happen at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { mine, labelId, targeted } = await labelled();
      const [deleted, created] = await Promise.allSettled([deleteLabel(mine, labelId), createKpi(mine, targeted)]);
      const codes = [deleted, created].flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
      expect([['conflict'], ['not_found']]).toContainEqual(codes);
      const kept = (await listKpis(mine.orgId, mine.organization)).map(({ scope }) => scope?.kind);
      expect(kept).toEqual(deleted.status === 'rejected' ? ['label'] : []);
    }
  });
});
