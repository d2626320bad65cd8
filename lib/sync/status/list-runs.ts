import 'server-only';
import { and, desc, eq, getTableColumns, type SQL } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { integrations } from '@/db/schema/integrations';
import { syncRuns } from '@/db/schema/sync-runs';
import { withOrg } from '@/db/tenant';
import { connectionNames } from '@/lib/accounts/connection-names';
import type { Locale } from '@/lib/i18n/routing';
import { type ListSlice, pageByInstant, whereOlderThanCursor } from '@/lib/instant-cursor';
import type { SyncRunFilter, SyncRunListItem } from '../schema';
import { toSyncRunListItem } from './to-sync-run-dto';

const order = { at: syncRuns.requestedAt, id: syncRuns.id };

/** Newest request first. @throws AppError `invalid_input` for a cursor of another list */
export async function listRuns(
  orgId: AuthorizedOrgId,
  filter: SyncRunFilter,
  { cursor, limit }: ListSlice,
  locale: Locale,
): Promise<{ runs: SyncRunListItem[]; nextCursor: string | null }> {
  const rows = await withOrg(orgId, (tx) =>
    tx
      .select({ run: getTableColumns(syncRuns), connection: connectionNames })
      .from(syncRuns)
      .innerJoin(integrations, and(eq(integrations.orgId, syncRuns.orgId), eq(integrations.id, syncRuns.integrationId)))
      .where(and(eq(syncRuns.orgId, orgId), ...matching(filter), whereOlderThanCursor(order, cursor)))
      .orderBy(desc(order.at), desc(order.id))
      .limit(limit + 1),
  );
  const { page, nextCursor } = pageByInstant(rows, limit, ({ run }) => ({ at: run.requestedAt, id: run.id }));
  return { runs: page.map(({ run, connection }) => toSyncRunListItem(run, connection, locale)), nextCursor };
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
