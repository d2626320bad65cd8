import { and, desc, eq } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { syncRuns } from '@/db/schema/sync-runs';
import { withOrg } from '@/db/tenant';
import { toSyncRunDto } from './to-sync-run-dto';
import type { SyncRunDto } from './types';

const SHOWN = 15;

/** The newest runs of an integration, last requested first. */
export async function listSyncRuns(orgId: AuthorizedOrgId, integrationId: string): Promise<SyncRunDto[]> {
  const runs = await withOrg(orgId, (tx) =>
    tx
      .select()
      .from(syncRuns)
      .where(and(eq(syncRuns.orgId, orgId), eq(syncRuns.integrationId, integrationId)))
      .orderBy(desc(syncRuns.requestedAt), desc(syncRuns.id))
      .limit(SHOWN),
  );
  return runs.map(toSyncRunDto);
}
