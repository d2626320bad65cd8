import 'server-only';
import { withOrg } from '@/db/tenant';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { reauthRequired } from '@/lib/tokens/require-reauth';
import type { SyncDataType, SyncRunDto } from '../types';
import { findSyncable, type Obstacle } from './find-syncable';
import { lockIntegrationRuns } from './queue-runs';
import { requestRun } from './request-run';
import { nothingToSync } from './trigger-sync';

interface TriggeredRuns {
  runs: SyncRunDto[];
  skipped: { integrationId: string; reason: Obstacle }[];
}

/**
 * @throws AppError `forbidden` below marketer; `not_found` when there is nothing of that kind to sync;
 *   `reauth_required` when all of it must be reconnected first
 */
export async function triggerOrganization(
  session: SessionWith<'marketer'>,
  dataType: SyncDataType,
): Promise<TriggeredRuns> {
  requireRole(session, 'marketer');
  return withOrg(session.orgId, async (tx) => {
    const found = await findSyncable(tx, session.orgId, dataType);
    await lockIntegrationRuns(tx, ...found.map(({ id }) => id));
    const skipped = found.flatMap(({ id, obstacle }) => (obstacle ? [{ integrationId: id, reason: obstacle }] : []));
    const ready = found.filter(({ obstacle }) => obstacle === null);
    if (ready.length === 0) {
      const dead = found.find(({ obstacle }) => obstacle === 'reauth_required');
      throw dead ? reauthRequired(dead.reason) : nothingToSync();
    }
    const runs: SyncRunDto[] = [];
    for (const { id } of ready) runs.push((await requestRun(tx, session, id, dataType)).run);
    return { runs, skipped };
  });
}
