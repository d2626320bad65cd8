import { describe, expect, it } from 'vitest';
import { auditLog } from '@/db/schema/audit-log';
import { withOrg } from '@/db/tenant';
import type { OrgSession } from '@/lib/auth/org-session';
import { loadDashboard } from '@/lib/dashboard/load-dashboard';
import { dayInZone } from '@/lib/dates';
import { mintSession } from '@/lib/sync/testing/connected-organization';
import { archiveKpi } from './archive-kpi';
import { createKpi } from './create-kpi';
import { listKpis } from './list-kpis';
import { type KpiInput, kpiSchema } from './schema';

const today = dayInZone(new Date(), 'Asia/Riyadh');
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
    await loadDashboard(mine.orgId);
    const created = kpiSchema.parse(await createKpi(mine, input));
    expect(created.target).toBe('2.5');
    expect((await loadDashboard(mine.orgId)).kpis.map(({ id }) => id)).toEqual([created.id]);
    await archiveKpi(mine, created.id);
    expect((await loadDashboard(mine.orgId)).kpis).toEqual([]);
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
