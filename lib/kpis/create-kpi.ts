import 'server-only';
import { kpiTargets } from '@/db/schema/kpi-targets';
import { withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { invalidateOrg } from '@/lib/cache/cache';
import { requireKpi } from './require-kpi';
import { requireScope } from './require-scope';
import type { KpiDto, KpiInput } from './schema';

/** @throws AppError `forbidden` below marketer; `not_found` for an account or label of another organization */
export async function createKpi(session: SessionWith<'marketer'>, input: KpiInput): Promise<KpiDto> {
  requireRole(session, 'marketer');
  const { orgId } = session;
  const created = await withOrg(orgId, async (tx) => {
    const { scope, ...columns } = input;
    const scoped = await requireScope(tx, orgId, scope);
    const [row] = await tx
      .insert(kpiTargets)
      .values({ orgId, ...columns, ...scoped, createdBy: session.user.id })
      .returning({ id: kpiTargets.id });
    if (!row) throw new Error('An insert returned no row.');
    await recordAudit(tx, orgId, session.actor, 'kpi.created', row.id, { metric: input.metric });
    return requireKpi(tx, orgId, row.id);
  });
  await invalidateOrg(orgId, 'dashboard');
  return created;
}
