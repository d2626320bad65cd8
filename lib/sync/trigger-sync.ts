import { and, eq } from 'drizzle-orm';
import { integrations } from '@/db/schema/integrations';
import { withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { OrgSession } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { AppError, notFound } from '@/lib/errors';
import { reauthRequired } from '@/lib/integrations/require-reauth';
import { findOpenRun, lockIntegrationRuns, queueRun } from './queue-runs';
import { isReadable } from './readable';
import { type SyncRequest, syncRequest } from './sync-request';
import { toSyncRunDto } from './to-sync-run-dto';
import type { SyncDataType, SyncRunDto } from './types';

interface Triggered {
  run: SyncRunDto;
  /** The same was asked for before and has not ended: `run` is that run. */
  alreadyRunning: boolean;
  /** To announce after commit; null when an earlier caller did. */
  event: SyncRequest | null;
}

/**
 * Queues a run that a person or program asks for.
 * @throws AppError `forbidden` below marketer; `not_found`; `conflict` while accounts are to be chosen;
 *   `reauth_required` when the integration must be reconnected first
 */
export async function triggerSync(
  session: OrgSession,
  integrationId: string,
  dataType: SyncDataType,
): Promise<Triggered> {
  requireRole(session, 'marketer');
  const { orgId, actor } = session;
  return withOrg(orgId, async (tx) => {
    await lockIntegrationRuns(tx, integrationId);
    const [integration] = await tx
      .select({ status: integrations.status, statusReason: integrations.statusReason })
      .from(integrations)
      .where(and(eq(integrations.orgId, orgId), eq(integrations.id, integrationId)));
    if (!integration) throw notFound();
    if (integration.status === 'choosing_accounts') {
      throw new AppError('conflict', 'Choose the accounts to read first.', { messageKey: 'chooseAccountsFirst' });
    }
    if (!isReadable(integration.status)) throw reauthRequired(integration.statusReason ?? integration.status);
    const open = await findOpenRun(tx, orgId, integrationId, [dataType]);
    // A scheduled run may wait minutes for its slot; nobody who asks waits with it.
    if (open && !(open.status === 'queued' && open.trigger === 'schedule')) {
      // Not announced: whoever queued it died in between; announcing again is safe, its id runs once.
      const event = open.announcedAt || open.status === 'running' ? null : syncRequest(open);
      return { run: toSyncRunDto(open), alreadyRunning: true, event };
    }
    const requestedBy = actor.type === 'user' ? actor.id : session.user.id;
    const run = await queueRun(tx, { orgId, integrationId, dataType, trigger: 'manual', requestedBy });
    await recordAudit(tx, orgId, actor, 'sync.requested', integrationId, { runId: run.id, dataType });
    return { run: toSyncRunDto(run), alreadyRunning: false, event: syncRequest(run) };
  });
}
