import 'server-only';
import { withOrg } from '@/db/tenant';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { AppError, notFound } from '@/lib/errors';
import { reauthRequired } from '@/lib/tokens/require-reauth';
import type { SyncDataType } from '../types';
import { findSyncable } from './find-syncable';
import { lockIntegrationRuns } from './queue-runs';
import { type RequestedRun, requestRun } from './request-run';

export function nothingToSync(): AppError {
  return new AppError('not_found', 'There is no data of this type to sync: no account or page for it is chosen.', {
    messageKey: 'nothingOfKindToSync',
  });
}

/**
 * @throws AppError `forbidden` below marketer; `not_found`, also when nothing of that kind is chosen; `conflict` while
 *   accounts are to be chosen; `reauth_required` when the integration must be reconnected first
 */
export async function triggerSync(
  session: SessionWith<'marketer'>,
  integrationId: string,
  dataType: SyncDataType,
): Promise<RequestedRun> {
  requireRole(session, 'marketer');
  return withOrg(session.orgId, async (tx) => {
    await lockIntegrationRuns(tx, integrationId);
    const [integration] = await findSyncable(tx, session.orgId, dataType, integrationId);
    if (!integration) throw notFound();
    if (integration.obstacle === 'choosing_accounts') {
      throw new AppError('conflict', 'Choose the accounts to sync first.', { messageKey: 'chooseAccountsFirst' });
    }
    if (integration.obstacle === 'reauth_required') throw reauthRequired(integration.reason);
    if (integration.obstacle === 'nothing_to_sync') throw nothingToSync();
    return requestRun(tx, session, integrationId, dataType);
  });
}
