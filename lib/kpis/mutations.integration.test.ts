import { describe, expect, it } from 'vitest';
import { auditLog } from '@/db/schema/audit-log';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import type { OrgSession, SessionWith } from '@/lib/auth/org-session';
import { getDashboard } from '@/lib/dashboard/data';
import { listFxRates } from '@/lib/metrics/fx-rates/data';
import { deleteFxRate, setFxRate } from '@/lib/metrics/fx-rates/mutations';
import { listKpis } from './data';
import { archiveKpi, createKpi } from './mutations';
import { type KpiInput, kpiSchema } from './schema';

async function session(): Promise<SessionWith<'owner'>> {
  const { orgId, userId } = await mintOrganization();
  return {
    orgId,
    organization: { id: orgId, name: '', currency: 'SAR', timeZone: 'Asia/Riyadh' },
    role: 'owner',
    actor: { type: 'user', id: userId, requestId: 'request-1' },
    user: { id: userId, name: '', email: '' },
  };
}

const today = new Date().toISOString().slice(0, 10);
const input: KpiInput = {
  metric: 'roas',
  direction: 'at_least',
  target: '2.5',
  currency: null,
  startsOn: today,
  endsOn: today,
};
const actions = async ({ orgId }: OrgSession) =>
  (await withOrg(orgId, (tx) => tx.select().from(auditLog).orderBy(auditLog.at))).map(({ action }) => action);

describe('KPI targets', () => {
  it('appear on the dashboard at once, leave it when archived, and are audited', async () => {
    const mine = await session();
    await getDashboard(mine.orgId);
    const created = kpiSchema.parse(await createKpi(mine, input));
    expect(created.target).toBe('2.5');
    expect((await getDashboard(mine.orgId)).kpis.map(({ id }) => id)).toEqual([created.id]);
    await archiveKpi(mine, created.id);
    expect((await getDashboard(mine.orgId)).kpis).toEqual([]);
    await expect(archiveKpi(mine, created.id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await actions(mine)).toEqual(['kpi.created', 'kpi.archived']);
  });

  it('cannot be archived by another organization', async () => {
    const [mine, other] = [await session(), await session()];
    const { id } = await createKpi(mine, input);
    expect(await listKpis(other.orgId)).toEqual([]);
    await expect(archiveKpi(other, id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await listKpis(mine.orgId)).toHaveLength(1);
  });

  it('are set and archived from marketer up', async () => {
    const mine = await session();
    const viewer = { ...mine, role: 'viewer' as const };
    const { id } = await createKpi({ ...mine, role: 'marketer' }, input);
    // @ts-expect-error a viewer's session
    await expect(createKpi(viewer, input)).rejects.toMatchObject({ code: 'forbidden' });
    // @ts-expect-error a viewer's session
    await expect(archiveKpi(viewer, id)).rejects.toMatchObject({ code: 'forbidden' });
    expect((await listKpis(mine.orgId)).map((kpi) => kpi.id)).toEqual([id]);
  });
});

describe('exchange rates', () => {
  const key = { base: 'KWD', quote: 'USD', date: '2026-01-01' };

  it('are set, replaced for the same day, deleted and audited', async () => {
    const mine = await session();
    await setFxRate(mine, { ...key, rate: '3.25', source: 'manual' });
    await setFxRate(mine, { ...key, rate: '100', source: 'bank' });
    expect(await listFxRates(mine.orgId)).toMatchObject([{ ...key, rate: '100', source: 'bank' }]);
    const other = await session();
    await expect(deleteFxRate(other, key)).rejects.toMatchObject({ code: 'not_found' });
    await deleteFxRate(mine, key);
    expect(await listFxRates(mine.orgId)).toEqual([]);
    await expect(deleteFxRate(mine, key)).rejects.toMatchObject({ code: 'not_found' });
    expect(await actions(mine)).toEqual(['fx_rate.set', 'fx_rate.set', 'fx_rate.deleted']);
  });

  it('are set and deleted from admin up', async () => {
    const mine = await session();
    const marketer = { ...mine, role: 'marketer' as const };
    await setFxRate({ ...mine, role: 'admin' }, { ...key, rate: '3.25', source: 'manual' });
    // @ts-expect-error a marketer's session
    const setting = setFxRate(marketer, { ...key, rate: '100', source: 'manual' });
    await expect(setting).rejects.toMatchObject({ code: 'forbidden' });
    // @ts-expect-error a marketer's session
    await expect(deleteFxRate(marketer, key)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await listFxRates(mine.orgId)).toMatchObject([{ ...key, rate: '3.25' }]);
  });
});
