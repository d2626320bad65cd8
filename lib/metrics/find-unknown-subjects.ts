import { type SQL, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Tx } from '@/db/tenant';
import { uuidArray } from '@/db/uuid-array';
import type { FigureFilter } from './figure-filter';

export type FilterSubjects = Pick<FigureFilter, 'accounts' | 'campaigns' | 'labels'>;

/**
 * The ids that are not the organization's, in one statement; none for a filter without ids. An account is an ad account
 * or a profile.
 */
export async function findUnknownSubjects(
  tx: Tx,
  orgId: AuthorizedOrgId,
  { accounts, campaigns, labels }: FilterSubjects,
): Promise<FilterSubjects> {
  const found = (table: string, condition = sql`true`) =>
    sql`exists (select 1 from ${sql.identifier(table)} s where s.org_id = ${orgId} and s.id = wanted.id and ${condition})`;
  const unknown = [
    ...whereUnknown('accounts', accounts, sql`${found('ad_accounts')} or ${found('profiles')}`),
    ...whereUnknown('campaigns', campaigns, found('campaigns')),
    ...whereUnknown('labels', labels, found('labels', sql`s.deleted_at is null`)),
  ];
  const rows =
    unknown.length === 0
      ? []
      : await tx.execute<{ kind: keyof FilterSubjects; id: string }>(sql.join(unknown, sql` union all `));
  const of = (kind: keyof FilterSubjects) => rows.filter((row) => row.kind === kind).map(({ id }) => id);
  return { accounts: of('accounts'), campaigns: of('campaigns'), labels: of('labels') };
}

function whereUnknown(kind: keyof FilterSubjects, ids: readonly string[], found: SQL): SQL[] {
  if (ids.length === 0) return [];
  return [
    sql`select ${kind}::text as kind, wanted.id from unnest(${uuidArray(ids)}) as wanted(id) where not (${found})`,
  ];
}
