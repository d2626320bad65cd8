import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { adAccounts } from '@/db/schema/ad-accounts';
import { auditLog } from '@/db/schema/audit-log';
import { dashboardViews } from '@/db/schema/dashboard-views';
import { memberships } from '@/db/schema/memberships';
import { withOrg } from '@/db/tenant';
import type { OrgSession } from '@/lib/auth/org-session';
import { loadDashboard } from '@/lib/dashboard/load-dashboard';
import { seeder } from '@/lib/dashboard/testing/seed';
import { toFigureFilter } from '@/lib/metrics/figure-filter';
import { createView } from './create-view';
import { deleteView } from './delete-view';
import { standardLayout } from './layout';
import { listViews } from './list-views';
import { loadView } from './load-view';
import { openView } from './open-view';
import { restoreView } from './restore-view';
import { MAX_VIEWS, toLayout, toViewFilter } from './schema';
import { setDefaultView } from './set-default-view';
import { personalView, sharedView, viewOrganization } from './testing/view-organization';
import { updateView } from './update-view';

const auditOf = ({ orgId }: OrgSession) =>
  withOrg(orgId, (tx) =>
    tx
      .select({ action: auditLog.action })
      .from(auditLog)
      .orderBy(auditLog.at)
      .then((rows) => rows.map((row) => row.action)),
  );

const notFound = { code: 'not_found' };

describe('who sees and changes a view', () => {
  it('a personal view is its owner’s: a colleague gets the same answer as for an id that does not exist', async () => {
    const { sara, omar } = await viewOrganization();
    const { id } = await createView(sara, personalView());
    expect((await listViews(sara)).map((view) => view.id)).toEqual([id]);
    expect(await listViews(omar)).toEqual([]);
    const attempts = (viewId: string) => [
      loadView(omar, viewId),
      openView(omar, viewId),
      updateView(omar, viewId, { version: 1, name: 'Mine' }),
      setDefaultView(omar, viewId, { scope: 'person', isDefault: true }),
      setDefaultView(omar, viewId, { scope: 'organization', isDefault: true }),
      deleteView(omar, viewId),
      restoreView(omar, viewId),
    ];
    const refusals = await Promise.allSettled([...attempts(id), ...attempts(randomUUID())]);
    for (const refusal of refusals) expect(refusal).toMatchObject({ status: 'rejected', reason: notFound });
    await deleteView(sara, id);
    await expect(restoreView(omar, id)).rejects.toMatchObject(notFound);
    expect(await restoreView(sara, id)).toMatchObject({ id, name: 'Meta', version: 1 });
  });

  it('a view of another organization is not found', async () => {
    const [ours, theirs] = [await viewOrganization(), await viewOrganization()];
    const { id } = await createView(theirs.sara, sharedView());
    await expect(openView(ours.sara, id)).rejects.toMatchObject(notFound);
    await expect(deleteView(ours.sara, id)).rejects.toMatchObject(notFound);
    expect(await listViews(theirs.omar)).toHaveLength(1);
  });

  it('every member has personal views; those of the organization change from marketer on, and are audited', async () => {
    const { sara, omar, viewer } = await viewOrganization();
    const refused = { code: 'forbidden' };
    const own = await createView(viewer, personalView());
    await updateView(viewer, own.id, { version: 1, name: 'My Meta' });
    await setDefaultView(viewer, own.id, { scope: 'person', isDefault: true });
    await deleteView(viewer, own.id);
    expect(await auditOf(viewer)).toEqual([]);

    await expect(createView(viewer, sharedView())).rejects.toMatchObject(refused);
    const { id } = await createView(sara, sharedView());
    await expect(updateView(viewer, id, { version: 1, name: 'x' })).rejects.toMatchObject(refused);
    await expect(setDefaultView(viewer, id, { scope: 'organization', isDefault: true })).rejects.toMatchObject(refused);
    await expect(deleteView(viewer, id)).rejects.toMatchObject(refused);
    await updateView(omar, id, { version: 1, name: 'Ours' });
    await setDefaultView(omar, id, { scope: 'organization', isDefault: true });
    await setDefaultView(omar, id, { scope: 'organization', isDefault: false });
    await deleteView(omar, id);
    await expect(restoreView(viewer, id)).rejects.toMatchObject(refused);
    await restoreView(sara, id);
    expect(await auditOf(sara)).toEqual([
      'view.created',
      'view.updated',
      'view.default_set',
      'view.default_removed',
      'view.deleted',
      'view.restored',
    ]);
  });

  it('the views and the default of a person end with the membership, and those of the organization stay', async () => {
    const { sara, omar } = await viewOrganization();
    await createView(omar, personalView());
    const { id } = await createView(omar, sharedView());
    await setDefaultView(omar, id, { scope: 'person', isDefault: true });
    const { orgId } = sara;
    await withOrg(orgId, (tx) =>
      tx.delete(memberships).where(and(eq(memberships.orgId, orgId), eq(memberships.userId, omar.user.id))),
    );
    const rows = await withOrg(orgId, (tx) => tx.select({ id: dashboardViews.id }).from(dashboardViews));
    expect(rows).toEqual([{ id }]);
    expect(await listViews(sara)).toMatchObject([{ id, updatedBy: null }]);
  });

  it(`a person has at most ${MAX_VIEWS} views, also when they are created or restored at once`, async () => {
    const { sara } = await viewOrganization();
    const deleted = await createView(sara, personalView());
    await deleteView(sara, deleted.id);
    for (let count = 1; count < MAX_VIEWS; count += 1) await createView(sara, personalView());
    const settled = await Promise.allSettled([
      createView(sara, personalView()),
      createView(sara, personalView()),
      restoreView(sara, deleted.id),
    ]);
    const refused = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason.messageKey] : []));
    expect(refused).toEqual(Array(2).fill('tooManyViews'));
    expect(await listViews(sara)).toHaveLength(MAX_VIEWS);
    await expect(createView(sara, sharedView())).resolves.toMatchObject({ scope: 'organization' });
  });
});

describe('two people who edit a view', () => {
  it('the second save is refused with who changed it, and changes nothing', async () => {
    const { sara, omar } = await viewOrganization();
    const { id, version } = await createView(sara, sharedView());
    const layout = { ...standardLayout, tiles: ['roas' as const] };
    expect(await updateView(omar, id, { version, layout })).toMatchObject({ version: 2, updatedBy: 'Omar' });
    await expect(updateView(sara, id, { version, filter: {}, name: 'Lost?' })).rejects.toMatchObject({
      code: 'conflict',
      messageKey: 'viewChangedBy',
      values: { person: 'Omar' },
    });
    const kept = await loadView(sara, id);
    expect(kept).toMatchObject({ name: 'Meta', version: 2, layout, filter: { platforms: ['meta'] } });
    await expect(updateView(sara, id, { version: kept.version, name: 'Now' })).resolves.toMatchObject({ version: 3 });
  });

  it('of two saves at the same moment, exactly one is kept', async () => {
    const { sara, omar } = await viewOrganization();
    const { id, version } = await createView(sara, sharedView());
    const saves = [sara, omar].map((session) => updateView(session, id, { version, name: session.user.name }));
    const results = await Promise.allSettled(saves);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });
    expect((await loadView(sara, id)).version).toBe(2);
  });

  it('a default is no change of the view: it conflicts with nothing', async () => {
    const { sara, omar } = await viewOrganization();
    const { id, version } = await createView(sara, sharedView());
    await setDefaultView(omar, id, { scope: 'organization', isDefault: true });
    await expect(updateView(sara, id, { version, name: 'Still' })).resolves.toMatchObject({ version: 2 });
  });
});

describe('the view that the dashboard opens', () => {
  const nameOf = async (session: OrgSession, id: string | null = null) =>
    (await openView(session, id)).view?.name ?? null;

  it('is the person’s default, else the organization’s, else the standard view', async () => {
    const { sara, viewer } = await viewOrganization();
    expect(await nameOf(sara)).toBeNull();
    const ours = await createView(sara, sharedView({ name: 'Ours' }));
    expect(await nameOf(sara)).toBeNull();
    await setDefaultView(sara, ours.id, { scope: 'organization', isDefault: true });
    expect([await nameOf(sara), await nameOf(viewer)]).toEqual(['Ours', 'Ours']);
    const mine = await createView(viewer, personalView({ name: 'Mine' }));
    await setDefaultView(viewer, mine.id, { scope: 'person', isDefault: true });
    expect([await nameOf(sara), await nameOf(viewer)]).toEqual(['Ours', 'Mine']);
    expect(await nameOf(viewer, ours.id)).toBe('Ours');
    expect(await nameOf(viewer, 'standard')).toBeNull();
    await setDefaultView(viewer, mine.id, { scope: 'person', isDefault: false });
    expect(await nameOf(viewer)).toBe('Ours');
  });

  it('a newer default replaces the earlier one, for the organization and for a person', async () => {
    const { sara, viewer } = await viewOrganization();
    const [a, b] = [
      await createView(sara, sharedView({ name: 'A' })),
      await createView(sara, sharedView({ name: 'B' })),
    ];
    for (const scope of ['organization', 'person'] as const) {
      for (const { id } of [a, b]) await setDefaultView(sara, id, { scope, isDefault: true });
    }
    const views = await listViews(sara);
    expect(views.map((view) => [view.name, view.isOrganizationDefault, view.isOwnDefault])).toEqual([
      ['A', false, false],
      ['B', true, true],
    ]);
    expect((await listViews(viewer)).some(({ isOwnDefault }) => isOwnDefault)).toBe(false);
  });

  it('two people who choose the organization’s default at the same moment leave one', async () => {
    const { sara, omar } = await viewOrganization();
    const [a, b] = [await createView(sara, sharedView()), await createView(sara, sharedView())];
    await Promise.all([
      setDefaultView(sara, a.id, { scope: 'organization', isDefault: true }),
      setDefaultView(omar, b.id, { scope: 'organization', isDefault: true }),
    ]);
    expect((await listViews(sara)).filter((view) => view.isOrganizationDefault)).toHaveLength(1);
  });

  it('a personal view is never the organization’s default', async () => {
    const { sara } = await viewOrganization();
    const { id } = await createView(sara, personalView());
    const attempt = setDefaultView(sara, id, { scope: 'organization', isDefault: true });
    await expect(attempt).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('a deleted default opens nothing, and is the default again when it is restored unless another one replaced it', async () => {
    const { sara, viewer } = await viewOrganization();
    const [a, b] = [
      await createView(sara, sharedView({ name: 'A' })),
      await createView(sara, sharedView({ name: 'B' })),
    ];
    const makeDefault = (id: string) => setDefaultView(sara, id, { scope: 'organization', isDefault: true });
    await makeDefault(a.id);
    await deleteView(sara, a.id);
    expect(await nameOf(viewer)).toBeNull();
    await expect(openView(viewer, a.id)).rejects.toMatchObject(notFound);
    await restoreView(sara, a.id);
    expect(await nameOf(viewer)).toBe('A');
    await deleteView(sara, a.id);
    await makeDefault(b.id);
    await restoreView(sara, a.id);
    expect(await nameOf(viewer)).toBe('B');
  });

  it('a deletion is final after a day', async () => {
    const { sara } = await viewOrganization();
    const [old, recent] = [await createView(sara, personalView()), await createView(sara, personalView())];
    await deleteView(sara, old.id);
    const { orgId } = sara;
    await withOrg(orgId, (tx) =>
      tx
        .update(dashboardViews)
        .set({ deletedAt: sql`now() - interval '25 hours'` })
        .where(eq(dashboardViews.orgId, orgId)),
    );
    await expect(restoreView(sara, old.id)).rejects.toMatchObject(notFound);
    await withOrg(orgId, (tx) =>
      tx
        .update(dashboardViews)
        .set({ deletedAt: null })
        .where(and(eq(dashboardViews.orgId, orgId), eq(dashboardViews.id, recent.id))),
    );
    await deleteView(sara, recent.id);
    const rows = await withOrg(orgId, (tx) => tx.select({ id: dashboardViews.id }).from(dashboardViews));
    expect(rows).toEqual([{ id: recent.id }]);
  });
});

describe('the filter of a view', () => {
  async function withAccounts() {
    const { sara, ...people } = await viewOrganization();
    const ids = await withOrg(sara.orgId, async (tx) => {
      const put = seeder(tx, sara.orgId, new Date());
      const integration = await put.integration();
      return [(await put.account(integration.id)).id, (await put.account(integration.id)).id].sort();
    });
    return { sara, ...people, ids };
  }

  it('is stored as the canonical query: sorted, without defaults, and a preset stays relative', async () => {
    const { sara, ids } = await withAccounts();
    const filter = {
      period: 'last_30_days',
      accounts: [...ids, ...ids].reverse(),
      platforms: ['tiktok', 'meta'],
      currency: 'SAR',
      compare: 'previous_period',
    } as const;
    const { id } = await createView(sara, personalView({ filter: { ...filter, platforms: [...filter.platforms] } }));
    const [row] = await withOrg(sara.orgId, (tx) =>
      tx.select({ filter: dashboardViews.filter }).from(dashboardViews).where(eq(dashboardViews.id, id)),
    );
    expect(row?.filter).toEqual({ accounts: ids, platforms: ['meta', 'tiktok'] });
  });

  it('an account that no longer exists is left out and named, and the others still restrict', async () => {
    const { sara, ids } = await withAccounts();
    const [gone = '', kept = ''] = ids;
    const { id } = await createView(sara, personalView({ filter: { accounts: ids, period: 'last_7_days' } }));
    await withOrg(sara.orgId, (tx) =>
      tx.delete(adAccounts).where(and(eq(adAccounts.orgId, sara.orgId), eq(adAccounts.id, gone))),
    );
    const { filter, vanished } = await openView(sara, id);
    expect(filter).toMatchObject({ accounts: [kept], period: 'last_7_days' });
    expect(vanished).toEqual({ accounts: [gone], campaigns: [], labels: [] });
    await expect(
      loadDashboard(sara.orgId, toFigureFilter(filter, sara.organization, new Date())),
    ).resolves.toBeDefined();
  });

  it('an account of another organization, and days that do not go together, are refused when they are saved', async () => {
    const [{ sara }, theirs] = [await withAccounts(), await withAccounts()];
    const foreign = createView(sara, personalView({ filter: { accounts: theirs.ids } }));
    await expect(foreign).rejects.toMatchObject(notFound);
    const reversed = createView(sara, personalView({ filter: { from: '2026-11-10', to: '2026-11-01' } }));
    await expect(reversed).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('what a later version no longer knows is left out of a stored filter and layout', () => {
    const filter = { period: 'last_fortnight', platforms: ['meta'], accounts: 'all', from: '2026-11-01', mood: 'good' };
    expect(toViewFilter(filter)).toEqual({ platforms: ['meta'] });
    expect(toViewFilter(null)).toEqual({});
    expect(toLayout({ sections: ['weather', 'platforms', 'alerts', 'platforms'], tiles: ['roas', 'mood'] })).toEqual({
      sections: ['verdict', 'platforms', 'alerts'],
      tiles: ['roas'],
    });
    expect(toLayout({ sections: [], tiles: [] }).tiles).toEqual(standardLayout.tiles);
    expect(toLayout('?')).toEqual(standardLayout);
  });
});
