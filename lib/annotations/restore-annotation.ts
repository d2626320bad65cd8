import 'server-only';
import { and, eq, gte } from 'drizzle-orm';
import { annotations } from '@/db/schema/annotations';
import { withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { notFound } from '@/lib/errors';
import { restorableSince } from '@/lib/restorable-since';
import { requireAnnotation } from './read-annotations';
import type { AnnotationDto } from './schema';

/**
 * Undoes a deletion of the last day. Audited.
 * @throws AppError `forbidden` below marketer; `not_found`, also for an annotation that is not deleted
 */
export async function restoreAnnotation(
  session: SessionWith<'marketer'>,
  annotationId: string,
): Promise<AnnotationDto> {
  requireRole(session, 'marketer');
  const { orgId, actor } = session;
  return withOrg(orgId, async (tx) => {
    const restorable = gte(annotations.deletedAt, restorableSince(new Date()));
    const [restored] = await tx
      .update(annotations)
      .set({ deletedAt: null })
      .where(and(eq(annotations.orgId, orgId), eq(annotations.id, annotationId), restorable))
      .returning({ id: annotations.id });
    if (!restored) throw notFound();
    await recordAudit(tx, orgId, actor, 'annotation.restored', annotationId);
    return requireAnnotation(tx, orgId, annotationId);
  });
}
