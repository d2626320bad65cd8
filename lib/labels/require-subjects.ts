import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Tx } from '@/db/tenant';
import { uuidArray } from '@/db/uuid-array';
import { notFound } from '@/lib/errors';
import { type LabelledKind, labelled } from './label-membership';

export interface LabelSubjects {
  orgId: AuthorizedOrgId;
  kind: LabelledKind;
  labelId: string;
  // Without repetition.
  ids: readonly string[];
}

/** Locks the label, so that decisions about it follow one another. @throws AppError `not_found` */
export async function requireSubjects(tx: Tx, { orgId, kind, labelId, ids }: LabelSubjects): Promise<void> {
  const [found] = await tx.execute<{ subjects: number }>(sql`
    select (select count(*)::int from ${labelled[kind].table} s
      where s.org_id = ${orgId} and s.id = any(${uuidArray(ids)})) as subjects
    from labels l where l.org_id = ${orgId} and l.id = ${labelId} and l.deleted_at is null for no key update of l`);
  if (found?.subjects !== ids.length) throw notFound();
}
