import 'server-only';
import { and, eq } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { integrations } from '@/db/schema/integrations';
import { type Tx, withOrg } from '@/db/tenant';
import { lockReach } from '@/lib/accounts/account-reach';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { AppError, notFound } from '@/lib/errors';
import { findQueuedFullRun, lockIntegrationRuns, queueRun } from '@/lib/sync/requests/queue-runs';
import { preemptRuns } from '@/lib/sync/run/preempt-runs';
import { toSyncRunDto } from '@/lib/sync/status/to-sync-run-dto';
import type { SyncRunDto } from '@/lib/sync/types';
import { reauthRequired } from '@/lib/tokens/require-reauth';
import { readsNothingAlone, selectAccounts } from './select-accounts';

interface Choice {
  adAccountIds: string[];
  profileIds: string[];
}

async function requireChoosable(tx: Tx, orgId: AuthorizedOrgId, integrationId: string): Promise<void> {
  const [integration] = await tx
    .select({ status: integrations.status, statusReason: integrations.statusReason })
    .from(integrations)
    .where(and(eq(integrations.orgId, orgId), eq(integrations.id, integrationId)))
    .for('no key update');
  if (!integration) throw notFound();
  if (['reauth_required', 'revoked', 'disconnected'].includes(integration.status)) {
    throw reauthRequired(integration.statusReason ?? integration.status);
  }
}

function nothingChosen(): AppError {
  return new AppError('invalid_input', 'Choose at least one ad account or profile.', {
    messageKey: 'noAccountsChosen',
    invalidParams: [{ name: 'body.adAccountIds', reason: 'at least one ad account or profile must be chosen' }],
  });
}

/**
 * Accounts that another integration reads stay there until its access ends. Several organizations may read one account,
 * each by its own grant: the platform decides who may.
 * @throws AppError `forbidden` below admin; `not_found`; `reauth_required`; `invalid_input` for unreached ids, or for
 *   an empty choice, unless others read all that this one reaches
 */
export async function chooseAccounts(
  session: SessionWith<'admin'>,
  integrationId: string,
  { adAccountIds, profileIds }: Choice,
): Promise<{ runId: string; run: SyncRunDto }> {
  requireRole(session, 'admin');
  const { orgId, user, actor } = session;
  return withOrg(orgId, async (tx) => {
    await lockIntegrationRuns(tx, integrationId);
    await requireChoosable(tx, orgId, integrationId);
    await lockReach(tx, orgId);
    await selectAccounts(tx, orgId, integrationId, 'ads', adAccountIds);
    await selectAccounts(tx, orgId, integrationId, 'posts', profileIds);
    if (adAccountIds.length + profileIds.length === 0 && !(await readsNothingAlone(tx, orgId, integrationId))) {
      throw nothingChosen();
    }
    await tx
      .update(integrations)
      .set({ status: 'active', statusReason: null })
      .where(
        and(
          eq(integrations.orgId, orgId),
          eq(integrations.id, integrationId),
          eq(integrations.status, 'choosing_accounts'),
        ),
      );
    await recordAudit(tx, orgId, actor, 'integration.accounts_chosen', integrationId, { adAccountIds, profileIds });
    await preemptRuns(tx, orgId, integrationId, 'all');
    const waiting = await findQueuedFullRun(tx, orgId, integrationId);
    const run =
      waiting ??
      (await queueRun(tx, { orgId, integrationId, dataType: 'all', trigger: 'connect', requestedBy: user.id }));
    return { runId: run.id, run: toSyncRunDto(run) };
  });
}
