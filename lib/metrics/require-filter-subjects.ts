import { type SQL, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Tx } from '@/db/tenant';
import { uuidArray } from '@/db/uuid-array';
import { notFound } from '@/lib/errors';
import type { FigureFilter } from './figure-filter';

/**
 * An account is an ad account or a profile. One statement, none for a filter without ids.
 * @throws AppError `not_found` alike for an unknown id and one of another organization
 */
export async function requireFilterSubjects(
  tx: Tx,
  orgId: AuthorizedOrgId,
  { accounts, campaigns, labels }: Pick<FigureFilter, 'accounts' | 'campaigns' | 'labels'>,
): Promise<void> {
  const found = (table: string) =>
    sql`exists (select 1 from ${sql.identifier(table)} s where s.org_id = ${orgId} and s.id = wanted.id)`;
  const unknown = [
    ...whereUnknown(accounts, sql`${found('ad_accounts')} or ${found('profiles')}`),
    ...whereUnknown(campaigns, found('campaigns')),
    ...whereUnknown(labels, found('labels')),
  ];
  if (unknown.length === 0) return;
  const rows = await tx.execute(sql`select 1 where ${sql.join(unknown, sql` or `)}`);
  if (rows.length > 0) throw notFound();
}

function whereUnknown(ids: readonly string[], found: SQL): SQL[] {
  if (ids.length === 0) return [];
  return [sql`exists (select 1 from unnest(${uuidArray(ids)}) as wanted(id) where not (${found}))`];
}
