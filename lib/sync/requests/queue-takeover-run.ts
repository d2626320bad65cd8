import 'server-only';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';
import { findSyncable } from './find-syncable';
import { findQueuedFullRun, lockIntegrationRuns, queueRun } from './queue-runs';

/** Queues a full run of an integration that took accounts over, unless one is queued or it can read nothing. */
export function queueTakeoverRun(orgId: AuthorizedOrgId, integrationId: string): Promise<string | null> {
  return withOrg(orgId, async (tx) => {
    await lockIntegrationRuns(tx, integrationId);
    const [integration] = await findSyncable(tx, orgId, 'all', integrationId);
    // An integration that is being connected becomes active when its grant is stored.
    const canRead = integration && [null, 'choosing_accounts'].includes(integration.obstacle);
    if (!canRead || (await findQueuedFullRun(tx, orgId, integrationId))) return null;
    const run = { orgId, integrationId, dataType: 'all', trigger: 'connect', requestedBy: null } as const;
    return (await queueRun(tx, run)).id;
  });
}
