import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { kpiTargets } from '@/db/schema/kpi-targets';
import { withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { invalidateOrg } from '@/lib/cache/cache';
import { notFound } from '@/lib/errors';

/** The row stays. Audited. @throws AppError `forbidden` below marketer; `not_found`, also for an archived target */
export async function archiveKpi(session: SessionWith<'marketer'>, kpiId: string): Promise<void> {
  requireRole(session, 'marketer');
  const { orgId } = session;
  await withOrg(orgId, async (tx) => {
    const archived = await tx
      .update(kpiTargets)
      .set({ archivedAt: new Date() })
      .where(and(eq(kpiTargets.orgId, orgId), eq(kpiTargets.id, kpiId), isNull(kpiTargets.archivedAt)))
      .returning({ metric: kpiTargets.metric });
    if (!archived[0]) throw notFound();
    await recordAudit(tx, orgId, session.actor, 'kpi.archived', kpiId, { metric: archived[0].metric });
  });
  await invalidateOrg(orgId, 'dashboard');
}
