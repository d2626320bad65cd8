import { and, eq, inArray, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { adAccounts } from '@/db/schema/ad-accounts';
import { integrations } from '@/db/schema/integrations';
import { profiles } from '@/db/schema/profiles';
import { type Tx, withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { OrgSession } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { AppError, notFound } from '@/lib/errors';
import { findQueuedFullRun, lockIntegrationRuns, queueRun } from '@/lib/sync/requests/queue-runs';
import { type SyncRequest, syncRequest } from '@/lib/sync/requests/sync-request';
import { makeWay } from '@/lib/sync/run/make-way';
import { toSyncRunDto } from '@/lib/sync/status/to-sync-run-dto';
import type { SyncRunDto } from '@/lib/sync/types';
import { reauthRequired } from './require-reauth';

interface Choice {
  adAccountIds: string[];
  profileIds: string[];
}

async function requireChoosable(tx: Tx, orgId: AuthorizedOrgId, integrationId: string): Promise<void> {
  const [integration] = await tx
    .select({ status: integrations.status, statusReason: integrations.statusReason })
    .from(integrations)
    .where(and(eq(integrations.orgId, orgId), eq(integrations.id, integrationId)));
  if (!integration) throw notFound();
  if (['reauth_required', 'revoked', 'disconnected'].includes(integration.status)) {
    throw reauthRequired(integration.statusReason ?? integration.status);
  }
}

async function select(
  tx: Tx,
  table: typeof adAccounts | typeof profiles,
  orgId: AuthorizedOrgId,
  integrationId: string,
  ids: string[],
  field: string,
): Promise<void> {
  const mine = and(eq(table.orgId, orgId), eq(table.integrationId, integrationId));
  const known =
    ids.length === 0
      ? []
      : await tx
          .select({ id: table.id })
          .from(table)
          .where(and(mine, inArray(table.id, ids)));
  if (known.length !== new Set(ids).size) {
    throw new AppError('invalid_input', 'Some of the chosen accounts do not belong to this connection.', {
      messageKey: 'accountsUnknown',
      invalidParams: [{ name: field, reason: 'holds an id that does not belong to this integration' }],
    });
  }
  const chosen = ids.length === 0 ? sql`false` : inArray(table.id, ids);
  await tx
    .update(table)
    .set({ selected: sql`${chosen}` })
    .where(mine);
}

/**
 * Sets what is read through an integration, activates it and queues its first run; the caller announces `event`.
 * Choosing again replaces the choice; a run that is still waiting serves both, unless it is the schedule's: those make
 * way. An ad account may be read by several organizations, each by its own grant: the platform decides who may.
 * @throws AppError `forbidden` below admin; `not_found`; `reauth_required`; `invalid_input` for an empty choice or
 *   ids of another integration
 */
export async function chooseAccounts(
  session: OrgSession,
  integrationId: string,
  { adAccountIds, profileIds }: Choice,
): Promise<{ runId: string; run: SyncRunDto; event: SyncRequest }> {
  requireRole(session, 'admin');
  const { orgId, user, actor } = session;
  if (adAccountIds.length + profileIds.length === 0) {
    throw new AppError('invalid_input', 'Choose at least one ad account or profile.', {
      messageKey: 'noAccountsChosen',
      invalidParams: [{ name: 'body.adAccountIds', reason: 'at least one ad account or profile must be chosen' }],
    });
  }
  return withOrg(orgId, async (tx) => {
    await lockIntegrationRuns(tx, integrationId);
    await requireChoosable(tx, orgId, integrationId);
    await select(tx, adAccounts, orgId, integrationId, adAccountIds, 'body.adAccountIds');
    await select(tx, profiles, orgId, integrationId, profileIds, 'body.profileIds');
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
    await makeWay(tx, orgId, integrationId, 'all');
    const waiting = await findQueuedFullRun(tx, orgId, integrationId);
    const run =
      waiting ??
      (await queueRun(tx, { orgId, integrationId, dataType: 'all', trigger: 'connect', requestedBy: user.id }));
    return { runId: run.id, run: toSyncRunDto(run), event: syncRequest(run) };
  });
}
