import 'server-only';
import { and, eq } from 'drizzle-orm';
import { labels } from '@/db/schema/labels';
import { withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { invalidateOrg } from '@/lib/cache/cache';
import { notFound } from '@/lib/errors';

/** With what people decided about it. Audited. @throws AppError `forbidden` below marketer; `not_found` */
export async function deleteLabel(session: SessionWith<'marketer'>, labelId: string): Promise<void> {
  requireRole(session, 'marketer');
  const { orgId } = session;
  await withOrg(orgId, async (tx) => {
    const [deleted] = await tx
      .delete(labels)
      .where(and(eq(labels.orgId, orgId), eq(labels.id, labelId)))
      .returning({ id: labels.id });
    if (!deleted) throw notFound();
    await recordAudit(tx, orgId, session.actor, 'label.deleted', labelId);
  });
  await invalidateOrg(orgId, 'dashboard');
}
