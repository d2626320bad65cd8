import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, desc, eq, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { syncRuns, type syncTriggers } from '@/db/schema/sync-runs';
import type { Tx } from '@/db/tenant';
import { recordEvents } from '@/lib/outbox/record-events';
import { whereRunsOf } from '../run/load-run';
import type { SyncRunDataType } from '../types';
import { syncRequest } from './sync-request';

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

/** Queues one run and records the event that begins it, after `delaySeconds`. */
export async function queueRun(tx: Tx, run: NewRun, delaySeconds = 0): Promise<SyncRunRow> {
  const platform = sql<string>`(select i.platform from integrations i
    where i.org_id = ${run.orgId} and i.id = ${run.integrationId})`;
  const [queued] = await tx
    .insert(syncRuns)
    .values({ ...run, platform, id: randomUUID(), status: 'queued', requestedAt: new Date() })
    .returning();
  if (!queued) throw new Error('The insert of a sync run returned no row.');
  await recordEvents(tx, syncRequest(queued, { delaySeconds }));
  return queued;
}
