import 'server-only';
import { and, count, eq, isNull, lt } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { kpiTargets } from '@/db/schema/kpi-targets';
import { labels } from '@/db/schema/labels';
import { type Tx, withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { invalidateOrg } from '@/lib/cache/cache';
import { AppError, notFound } from '@/lib/errors';
import { restorableSince } from '@/lib/restorable-since';

/**
 * It can be restored for a day; the next deletion after that removes it with what people decided about it, and with
 * archived targets for it. Audited.
 * @throws AppError `forbidden` below marketer; `not_found`, also for a deleted label; `conflict` while a target counts its campaigns
 */
export async function deleteLabel(session: SessionWith<'marketer'>, labelId: string): Promise<void> {
  requireRole(session, 'marketer');
  const { orgId } = session;
  await withOrg(orgId, async (tx) => {
    const ofLabel = and(eq(labels.orgId, orgId), eq(labels.id, labelId));
    // A target for it that is being created is committed first, or does not find it.
    const [label] = await tx
      .select({ id: labels.id })
      .from(labels)
      .where(and(ofLabel, isNull(labels.deletedAt)))
      .for('update');
    if (!label) throw notFound();
    await requireNoTarget(tx, orgId, labelId);
    const now = new Date();
    await tx.update(labels).set({ deletedAt: now }).where(ofLabel);
    await tx.delete(labels).where(and(eq(labels.orgId, orgId), lt(labels.deletedAt, restorableSince(now))));
    await recordAudit(tx, orgId, session.actor, 'label.deleted', labelId);
  });
  await invalidateOrg(orgId, 'dashboard');
}

async function requireNoTarget(tx: Tx, orgId: AuthorizedOrgId, labelId: string): Promise<void> {
  const ofLabel = and(eq(kpiTargets.orgId, orgId), eq(kpiTargets.labelId, labelId), isNull(kpiTargets.archivedAt));
  const [targets] = await tx.select({ count: count() }).from(kpiTargets).where(ofLabel);
  if (!targets?.count) return;
  throw new AppError('conflict', 'Targets count the campaigns of this label: archive or change them first.', {
    messageKey: 'labelHasTargets',
    values: { count: targets.count },
  });
}
