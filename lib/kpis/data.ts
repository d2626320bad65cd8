import { and, desc, eq, gte, isNull } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { kpiTargets } from '@/db/schema/kpi-targets';
import { type Tx, withOrg } from '@/db/tenant';
import type { IsoDate } from '@/lib/dates';
import type { KpiDto } from './schema';

export type KpiTarget = typeof kpiTargets.$inferSelect;

export async function listKpis(orgId: AuthorizedOrgId): Promise<KpiDto[]> {
  const rows = await withOrg(orgId, (tx) =>
    tx
      .select()
      .from(kpiTargets)
      .where(and(eq(kpiTargets.orgId, orgId), isNull(kpiTargets.archivedAt)))
      .orderBy(desc(kpiTargets.endsOn), kpiTargets.metric, kpiTargets.id),
  );
  return rows.map(toKpiDto);
}

export function readKpiTargets(tx: Tx, orgId: AuthorizedOrgId, day: IsoDate): Promise<KpiTarget[]> {
  return tx
    .select()
    .from(kpiTargets)
    .where(and(eq(kpiTargets.orgId, orgId), isNull(kpiTargets.archivedAt), gte(kpiTargets.endsOn, day)))
    .orderBy(kpiTargets.endsOn, kpiTargets.metric, kpiTargets.id);
}

export function toKpiDto(row: KpiTarget): KpiDto {
  const { id, metric, direction, currency, startsOn, endsOn } = row;
  const target = row.target.replace(/\.?0+$/, '');
  return { id, metric, direction, target, currency, startsOn, endsOn, createdAt: row.createdAt.toISOString() };
}
