import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { annotations } from '@/db/schema/annotations';
import { withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { dayInZone } from '@/lib/dates';
import { notFound } from '@/lib/errors';
import { requireAnnotation } from './read-annotations';
import { requireAnnotationDays } from './require-annotation-days';
import type { AnnotationChanges, AnnotationDto } from './schema';

/**
 * Every marketer may change it; its author stays. Audited.
 * @throws AppError `forbidden` below marketer; `not_found`; `invalid_input` as `requireAnnotationDays`
 */
export async function updateAnnotation(
  session: SessionWith<'marketer'>,
  annotationId: string,
  changes: AnnotationChanges,
): Promise<AnnotationDto> {
  requireRole(session, 'marketer');
  const { orgId, organization, actor } = session;
  return withOrg(orgId, async (tx) => {
    const ofAnnotation = and(eq(annotations.orgId, orgId), eq(annotations.id, annotationId));
    const [before] = await tx
      .select({ startsOn: annotations.startsOn, endsOn: annotations.endsOn })
      .from(annotations)
      .where(and(ofAnnotation, isNull(annotations.deletedAt)))
      .for('update');
    if (!before) throw notFound();
    requireAnnotationDays({ ...before, ...changes }, dayInZone(new Date(), organization.timeZone));
    await tx
      .update(annotations)
      .set({ ...changes, updatedAt: new Date() })
      .where(ofAnnotation);
    await recordAudit(tx, orgId, actor, 'annotation.updated', annotationId, { fields: Object.keys(changes) });
    return requireAnnotation(tx, orgId, annotationId);
  });
}
