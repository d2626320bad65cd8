import 'server-only';
import { and, eq } from 'drizzle-orm';
import { kpiTargets } from '@/db/schema/kpi-targets';
import { withOrg } from '@/db/tenant';
import { parseInput } from '@/lib/api/parse-input';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { invalidateOrg } from '@/lib/cache/cache';
import { dayInZone } from '@/lib/dates';
import { notFound } from '@/lib/errors';
import { changedKpi } from './changed-kpi';
import { requireKpi } from './require-kpi';
import { requireScope } from './require-scope';
import { type KpiChanges, type KpiDto, kpiInput } from './schema';

/**
 * Earlier months of a monthly target keep what they had: they become a target of their own that ends with the last month.
 * Audited with the state before and after.
 * @throws AppError `forbidden` below marketer; `not_found`, also for an archived target; `invalid_input`; `conflict`
 */
export async function updateKpi(session: SessionWith<'marketer'>, kpiId: string, changes: KpiChanges): Promise<KpiDto> {
  requireRole(session, 'marketer');
  const { orgId, organization, actor } = session;
  const today = dayInZone(new Date(), organization.timeZone);
  const updated = await withOrg(orgId, async (tx) => {
    const ofTarget = and(eq(kpiTargets.orgId, orgId), eq(kpiTargets.id, kpiId));
    const [row] = await tx.select().from(kpiTargets).where(ofTarget).for('update');
    if (!row) throw notFound();
    const kpi = await requireKpi(tx, orgId, kpiId);
    const changed = changedKpi(kpi, changes, today);
    if (!changed) return kpi;
    const { before, keptUntil } = changed;
    const after = parseInput(kpiInput, changed.after, 'body');
    const { scope, ...columns } = after;
    const set = { ...columns, ...(await requireScope(tx, orgId, scope)) };
    const { id: _id, ...earlier } = row;
    const [kept] = keptUntil
      ? await tx
          .insert(kpiTargets)
          .values({ ...earlier, repeatsUntil: keptUntil })
          .returning({ id: kpiTargets.id })
      : [];
    await tx.update(kpiTargets).set(set).where(ofTarget);
    await recordAudit(tx, orgId, actor, 'kpi.updated', kpiId, { before, after, earlierMonths: kept?.id ?? null });
    return requireKpi(tx, orgId, kpiId);
  });
  await invalidateOrg(orgId, 'dashboard');
  return updated;
}
