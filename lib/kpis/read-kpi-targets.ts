import { and, eq, gte, isNull } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { kpiTargets } from '@/db/schema/kpi-targets';
import type { Tx } from '@/db/tenant';
import type { IsoDate } from '@/lib/dates';
import type { KpiTarget } from './to-kpi-dto';

export function readKpiTargets(tx: Tx, orgId: AuthorizedOrgId, day: IsoDate): Promise<KpiTarget[]> {
  return tx
    .select()
    .from(kpiTargets)
    .where(and(eq(kpiTargets.orgId, orgId), isNull(kpiTargets.archivedAt), gte(kpiTargets.endsOn, day)))
    .orderBy(kpiTargets.endsOn, kpiTargets.metric, kpiTargets.id);
}
