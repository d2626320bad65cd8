import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { syncRuns, type syncTriggers } from '@/db/schema/sync-runs';
import { type Tx, withOrg } from '@/db/tenant';
import { whereRunsOf } from '../run/load-run';
import type { SyncRunDataType } from '../types';

export type SyncRunRow = typeof syncRuns.$inferSelect;

interface NewRun {
  orgId: AuthorizedOrgId;
  integrationId: string;
  dataType: SyncRunDataType;
  trigger: (typeof syncTriggers)[number];
  requestedBy: string | null;
}

/** Serializes all who queue runs of these integrations until the transaction ends. */
export async function lockIntegrationRuns(tx: Tx, ...integrationIds: string[]): Promise<void> {
  const ids = sql.param(`{${integrationIds.join(',')}}`);
  // Always in one order, against deadlocks.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('sync-runs:' || id, 0))
    from (select unnest(${ids}::text[]) as id order by 1) as sorted`);
}

/** A full run that has not begun. Hold the lock when queueing depends on it. */
export async function findQueuedFullRun(
  tx: Tx,
  orgId: AuthorizedOrgId,
  integrationId: string,
): Promise<SyncRunRow | undefined> {
  const [run] = await tx
    .select()
    .from(syncRuns)
    .where(and(whereRunsOf(orgId, integrationId, ['all']), eq(syncRuns.status, 'queued')))
    .orderBy(desc(syncRuns.requestedAt))
    .limit(1);
  return run;
}

/** The caller announces the run after commit (`syncRequest`). */
export async function queueRun(tx: Tx, run: NewRun): Promise<SyncRunRow> {
  const platform = sql<string>`(select i.platform from integrations i
    where i.org_id = ${run.orgId} and i.id = ${run.integrationId})`;
  const [queued] = await tx
    .insert(syncRuns)
    .values({ ...run, platform, id: randomUUID(), status: 'queued', requestedAt: new Date() })
    .returning();
  if (!queued) throw new Error('The insert of a sync run returned no row.');
  return queued;
}

export async function markAnnounced(orgId: AuthorizedOrgId, runIds: string[]): Promise<void> {
  if (runIds.length === 0) return;
  await withOrg(orgId, (tx) =>
    tx
      .update(syncRuns)
      .set({ announcedAt: new Date() })
      .where(and(eq(syncRuns.orgId, orgId), inArray(syncRuns.id, runIds), isNull(syncRuns.announcedAt))),
  );
}
