import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { lockOrganization } from '@/db/lock-organization';
import { labels } from '@/db/schema/labels';
import { withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { invalidateOrg } from '@/lib/cache/cache';
import { notFound } from '@/lib/errors';
import { readLabels } from './read-labels';
import { requireFreeName } from './require-free-name';
import { requirePattern } from './require-pattern';
import type { LabelChanges, LabelDto } from './schema';

/**
 * What people attached or detached stays when the pattern changes. Audited. @throws AppError `forbidden` below marketer;
 * `not_found`; `invalid_input` for a pattern without a letter; `conflict` for a name of another label
 */
export async function updateLabel(
  session: SessionWith<'marketer'>,
  labelId: string,
  changes: LabelChanges,
): Promise<LabelDto> {
  requireRole(session, 'marketer');
  const { orgId } = session;
  const updated = await withOrg(orgId, async (tx) => {
    if (changes.pattern) await requirePattern(tx, changes.pattern);
    if (changes.name !== undefined) {
      await lockOrganization(tx, orgId);
      await requireFreeName(tx, orgId, changes.name, labelId);
    }
    const [row] = await tx
      .update(labels)
      .set(changes)
      .where(and(eq(labels.orgId, orgId), eq(labels.id, labelId), isNull(labels.deletedAt)))
      .returning({ id: labels.id });
    if (!row) throw notFound();
    await recordAudit(tx, orgId, session.actor, 'label.updated', labelId, { fields: Object.keys(changes) });
    const [label] = await readLabels(tx, orgId, sql`l.id = ${labelId}`);
    if (!label) throw notFound();
    return label;
  });
  await invalidateOrg(orgId, 'dashboard');
  return updated;
}
