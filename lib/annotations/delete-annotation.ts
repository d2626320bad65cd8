import 'server-only';
import { and, eq, isNull, lt } from 'drizzle-orm';
import { annotations } from '@/db/schema/annotations';
import { withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { notFound } from '@/lib/errors';
import { restorableSince } from '@/lib/restorable-since';

/**
 * It can be restored for a day; the next deletion after that removes it from the database. Audited.
 * @throws AppError `forbidden` below marketer; `not_found`, also for a deleted annotation
 */
export async function deleteAnnotation(session: SessionWith<'marketer'>, annotationId: string): Promise<void> {
  requireRole(session, 'marketer');
  const { orgId, actor } = session;
  await withOrg(orgId, async (tx) => {
    const ofOrg = eq(annotations.orgId, orgId);
    const now = new Date();
    const [deleted] = await tx
      .update(annotations)
      .set({ deletedAt: now })
      .where(and(ofOrg, eq(annotations.id, annotationId), isNull(annotations.deletedAt)))
      .returning({ id: annotations.id });
    if (!deleted) throw notFound();
    await tx.delete(annotations).where(and(ofOrg, lt(annotations.deletedAt, restorableSince(now))));
    await recordAudit(tx, orgId, actor, 'annotation.deleted', annotationId);
  });
}
