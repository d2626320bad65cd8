import 'server-only';
import { kpiTargets } from '@/db/schema/kpi-targets';
import { withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { invalidateOrg } from '@/lib/cache/cache';
import type { KpiDto, KpiInput } from './schema';
import { toKpiDto } from './to-kpi-dto';

/** @throws AppError `forbidden` below marketer */
export async function createKpi(session: SessionWith<'marketer'>, input: KpiInput): Promise<KpiDto> {
  requireRole(session, 'marketer');
  const { orgId } = session;
  const created = await withOrg(orgId, async (tx) => {
    const [row] = await tx
      .insert(kpiTargets)
      .values({ orgId, ...input, createdBy: session.user.id })
      .returning();
    if (!row) throw new Error('An insert returned no row.');
    await recordAudit(tx, orgId, session.actor, 'kpi.created', row.id, { metric: row.metric });
    return toKpiDto(row);
  });
  await invalidateOrg(orgId, 'dashboard');
  return created;
}
