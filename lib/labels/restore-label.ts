import 'server-only';
import { and, eq, gte, sql } from 'drizzle-orm';
import { lockOrganization } from '@/db/lock-organization';
import { labels } from '@/db/schema/labels';
import { withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { invalidateOrg } from '@/lib/cache/cache';
import { notFound } from '@/lib/errors';
import { restorableSince } from '@/lib/restorable-since';
import { readLabels } from './read-labels';
import { requireFreeName } from './require-free-name';
import { requireLabelBelowLimit } from './require-label-below-limit';
import type { LabelDto } from './schema';

/**
 * Undoes a deletion of the last day, with all that people decided about the label. Audited.
 * @throws AppError `forbidden` below marketer; `not_found`, also for a label that is not deleted; `conflict` where another
 * label took its name, or above the limit
 */
export async function restoreLabel(session: SessionWith<'marketer'>, labelId: string): Promise<LabelDto> {
  requireRole(session, 'marketer');
  const { orgId, actor } = session;
  const restored = await withOrg(orgId, async (tx) => {
    await lockOrganization(tx, orgId);
    const ofLabel = and(eq(labels.orgId, orgId), eq(labels.id, labelId));
    const restorable = and(ofLabel, gte(labels.deletedAt, restorableSince(new Date())));
    const [deleted] = await tx.select({ name: labels.name }).from(labels).where(restorable);
    if (!deleted) throw notFound();
    await requireLabelBelowLimit(tx, orgId);
    await requireFreeName(tx, orgId, deleted.name, labelId);
    await tx.update(labels).set({ deletedAt: null }).where(ofLabel);
    await recordAudit(tx, orgId, actor, 'label.restored', labelId);
    const [label] = await readLabels(tx, orgId, sql`l.id = ${labelId}`);
    if (!label) throw notFound();
    return label;
  });
  await invalidateOrg(orgId, 'dashboard');
  return restored;
}
