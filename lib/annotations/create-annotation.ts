import 'server-only';
import { annotations } from '@/db/schema/annotations';
import { withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { dayInZone } from '@/lib/dates';
import { requireAnnotation } from './read-annotations';
import { requireAnnotationDays } from './require-annotation-days';
import type { AnnotationDto, AnnotationInput } from './schema';

/** Audited. @throws AppError `forbidden` below marketer; `invalid_input` as `requireAnnotationDays` */
export async function createAnnotation(
  session: SessionWith<'marketer'>,
  input: AnnotationInput,
): Promise<AnnotationDto> {
  requireRole(session, 'marketer');
  const { orgId, organization, actor, user } = session;
  requireAnnotationDays(input, dayInZone(new Date(), organization.timeZone));
  return withOrg(orgId, async (tx) => {
    const [row] = await tx
      .insert(annotations)
      .values({ orgId, ...input, createdBy: user.id })
      .returning({ id: annotations.id });
    if (!row) throw new Error('An insert returned no row.');
    await recordAudit(tx, orgId, actor, 'annotation.created', row.id);
    return requireAnnotation(tx, orgId, row.id);
  });
}
