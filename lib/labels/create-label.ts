import 'server-only';
import { sql } from 'drizzle-orm';
import { lockOrganization } from '@/db/lock-organization';
import { labels } from '@/db/schema/labels';
import { withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { readLabels } from './read-labels';
import { requireFreeName } from './require-free-name';
import { requireLabelBelowLimit } from './require-label-below-limit';
import { requirePattern } from './require-pattern';
import type { LabelDto, LabelInput } from './schema';

/**
 * Audited. @throws AppError `forbidden` below marketer; `invalid_input` for a pattern without a letter; `conflict` for a
 * name of another label, or above the limit
 */
export async function createLabel(session: SessionWith<'marketer'>, input: LabelInput): Promise<LabelDto> {
  requireRole(session, 'marketer');
  const { orgId } = session;
  return withOrg(orgId, async (tx) => {
    await lockOrganization(tx, orgId);
    await requireLabelBelowLimit(tx, orgId);
    await requireFreeName(tx, orgId, input.name, null);
    if (input.pattern !== null) await requirePattern(tx, input.pattern);
    const [row] = await tx
      .insert(labels)
      .values({ orgId, ...input, createdBy: session.user.id })
      .returning({ id: labels.id });
    if (!row) throw new Error('An insert returned no row.');
    await recordAudit(tx, orgId, session.actor, 'label.created', row.id);
    const [created] = await readLabels(tx, orgId, sql`l.id = ${row.id}`);
    if (!created) throw new Error('An inserted label cannot be read.');
    return created;
  });
}
