import 'server-only';
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { kpiTargets } from '@/db/schema/kpi-targets';
import { withOrg } from '@/db/tenant';
import type { KpiDto } from './schema';
import { toKpiDto } from './to-kpi-dto';

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
