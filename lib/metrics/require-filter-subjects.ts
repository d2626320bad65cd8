import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Tx } from '@/db/tenant';
import { notFound } from '@/lib/errors';
import { type FilterSubjects, findUnknownSubjects } from './find-unknown-subjects';

/** @throws AppError `not_found` alike for an unknown id and one of another organization */
export async function requireFilterSubjects(tx: Tx, orgId: AuthorizedOrgId, subjects: FilterSubjects): Promise<void> {
  const unknown = await findUnknownSubjects(tx, orgId, subjects);
  if (Object.values(unknown).some((ids) => ids.length > 0)) throw notFound();
}
