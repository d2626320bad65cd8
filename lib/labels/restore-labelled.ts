import 'server-only';
import { sql } from 'drizzle-orm';
import { withOrg } from '@/db/tenant';
import { uuidArray } from '@/db/uuid-array';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { invalidateOrg } from '@/lib/cache/cache';
import { AppError } from '@/lib/errors';
import { type LabelledKind, labelled } from './label-membership';
import { requireSubjects } from './require-subjects';
import type { Decisions } from './schema';

/**
 * Sets what people decided about a label for campaigns or posts, exactly as given. Audited.
 * @throws AppError `forbidden` below marketer; `invalid_input` for an id in two lists; `not_found` for an unknown label,
 * campaign or post: nothing is changed
 */
export async function restoreLabelled(
  session: SessionWith<'marketer'>,
  kind: LabelledKind,
  labelId: string,
  decisions: Decisions,
): Promise<void> {
  requireRole(session, 'marketer');
  const { orgId, actor } = session;
  const { attached, detached, undecided } = decisions;
  const ids = [...attached, ...detached, ...undecided];
  if (new Set(ids).size !== ids.length) {
    throw new AppError('invalid_input', 'An id is in two lists.', {
      invalidParams: [{ name: 'body', reason: 'an id may be in one list only' }],
    });
  }
  const { links, key } = labelled[kind];
  await withOrg(orgId, async (tx) => {
    await requireSubjects(tx, { orgId, kind, labelId, ids });
    await tx.execute(sql`
      delete from ${links} where org_id = ${orgId} and label_id = ${labelId} and ${key} = any(${uuidArray(undecided)})`);
    await tx.execute(sql`
      insert into ${links} (org_id, ${key}, label_id, attached)
      select ${orgId}, s.id, ${labelId}, s.id = any(${uuidArray(attached)})
      from unnest(${uuidArray([...attached, ...detached])}) as s(id) order by s.id
      on conflict (org_id, ${key}, label_id) do update set attached = excluded.attached`);
    await recordAudit(tx, orgId, actor, 'label.decisions_restored', labelId, { kind, ...decisions });
  });
  await invalidateOrg(orgId, 'dashboard');
}
