import { and, desc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { integrations } from '@/db/schema/integrations';
import { syncRuns } from '@/db/schema/sync-runs';
import { withOrg } from '@/db/tenant';
import type { Locale } from '@/lib/i18n/routing';
import { decodeCursor, encodeCursor, invalidCursor } from '@/lib/list-cursor';
import type { SyncRunFilter, SyncRunListItem } from '../schema';
import { toSyncRunListItem } from './to-sync-run-dto';

interface Slice {
  /** Of an earlier answer; left out: from the newest on. */
  cursor?: string | undefined;
  limit: number;
}

const { cursors: _steps, ...shown } = getTableColumns(syncRuns);

/**
 * One page of the runs of an organization, last requested first.
 * @throws AppError `invalid_input` for a cursor this list did not give out
 */
export async function listRuns(
  orgId: AuthorizedOrgId,
  filter: SyncRunFilter,
  { cursor, limit }: Slice,
  locale: Locale,
): Promise<{ runs: SyncRunListItem[]; nextCursor: string | null }> {
  const rows = await withOrg(orgId, (tx) =>
    tx
      .select({ run: shown, displayName: integrations.displayName })
      .from(syncRuns)
      .innerJoin(integrations, and(eq(integrations.orgId, syncRuns.orgId), eq(integrations.id, syncRuns.integrationId)))
      .where(and(eq(syncRuns.orgId, orgId), ...matching(filter), cursor === undefined ? undefined : olderThan(cursor)))
      .orderBy(desc(syncRuns.requestedAt), desc(syncRuns.id))
      // One more than the page: whether there is a next one.
      .limit(limit + 1),
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1)?.run;
  const more = rows.length > page.length && last !== undefined;
  return {
    runs: page.map(({ run, displayName }) => toSyncRunListItem(run, displayName, locale)),
    nextCursor: more ? encodeCursor({ sortedBy: last.requestedAt.toISOString(), id: last.id }) : null,
  };
}

function matching({ integrationId, platform, dataType, status, trigger }: SyncRunFilter): (SQL | undefined)[] {
  return [
    integrationId ? eq(syncRuns.integrationId, integrationId) : undefined,
    platform ? eq(syncRuns.platform, platform) : undefined,
    dataType ? eq(syncRuns.dataType, dataType) : undefined,
    status ? eq(syncRuns.status, status) : undefined,
    trigger ? eq(syncRuns.trigger, trigger) : undefined,
  ];
}

function olderThan(text: string): SQL {
  const { sortedBy, id } = decodeCursor(text);
  const at = new Date(sortedBy ?? '');
  if (Number.isNaN(at.getTime())) throw invalidCursor();
  return sql`(${syncRuns.requestedAt}, ${syncRuns.id}) < (${at.toISOString()}::timestamptz, ${id}::uuid)`;
}
