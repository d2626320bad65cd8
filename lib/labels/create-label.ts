import 'server-only';
import { count, eq, sql } from 'drizzle-orm';
import { labels } from '@/db/schema/labels';
import { withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { AppError } from '@/lib/errors';
import { labelNameTaken } from './label-name-taken';
import { readLabels } from './read-labels';
import { requirePattern } from './require-pattern';
import { type LabelDto, type LabelInput, MAX_LABELS } from './schema';

/**
 * Audited. @throws AppError `forbidden` below marketer; `invalid_input` for a pattern without a letter; `conflict` for a
 * name of another label, or above the limit
 */
export async function createLabel(session: SessionWith<'marketer'>, input: LabelInput): Promise<LabelDto> {
  requireRole(session, 'marketer');
  const { orgId } = session;
  return withOrg(orgId, async (tx) => {
    const [known] = await tx.select({ count: count() }).from(labels).where(eq(labels.orgId, orgId));
    if ((known?.count ?? 0) >= MAX_LABELS) {
      throw new AppError('conflict', `An organization has at most ${MAX_LABELS} labels: delete one first.`, {
        messageKey: 'tooManyLabels',
        values: { most: MAX_LABELS },
      });
    }
    if (input.pattern !== null) await requirePattern(tx, input.pattern);
    const [row] = await tx
      .insert(labels)
      .values({ orgId, ...input, createdBy: session.user.id })
      .onConflictDoNothing()
      .returning({ id: labels.id });
    if (!row) throw labelNameTaken();
    await recordAudit(tx, orgId, session.actor, 'label.created', row.id);
    const [created] = await readLabels(tx, orgId, sql`l.id = ${row.id}`);
    if (!created) throw new Error('An inserted label cannot be read.');
    return created;
  });
}
