import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Tx } from '@/db/tenant';
import { notFound } from '@/lib/errors';
import { readKpiTargets } from './read-kpi-targets';
import type { KpiDto } from './schema';

/** @throws AppError `not_found`, also for an archived target */
export async function requireKpi(tx: Tx, orgId: AuthorizedOrgId, kpiId: string): Promise<KpiDto> {
  const { targets } = await readKpiTargets(tx, orgId, { today: new Date().toISOString().slice(0, 10), kpiId });
  if (!targets[0]) throw notFound();
  return targets[0];
}
