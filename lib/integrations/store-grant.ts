import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { integrationCredentials } from '@/db/schema/integration-credentials';
import { integrations } from '@/db/schema/integrations';
import type { Tx } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Actor } from '@/lib/auth/actor';
import type { Platform } from '@/lib/platforms/platform';
import type { FetchedGrant } from './fetch-grant';
import { refreshDueAt } from './refresh-due';
import { sealTokens } from './sealed-tokens';
import { storeAdAccounts, storeProfiles } from './store-accounts';

/**
 * Stores a grant: a new integration, or the old one of the same person brought back with its history and choices.
 * Where something is selected already and the person had not disconnected it, reading goes on at once; otherwise
 * they choose first.
 * @returns id of the integration
 */
export async function storeGrant(
  tx: Tx,
  orgId: AuthorizedOrgId,
  platform: Platform,
  { token, description, adAccounts, profiles }: FetchedGrant,
  actor: Actor,
  connectedBy: string,
): Promise<string> {
  const now = new Date();
  const granted = {
    displayName: description.displayName,
    scopesGranted: description.scopesGranted,
    scopesDeclined: description.scopesDeclined,
    connectedBy,
    connectedAt: now,
  };
  const [integration] = await tx
    .insert(integrations)
    .values({
      ...granted,
      orgId,
      platform: platform.id,
      externalUserId: description.externalUserId,
      status: 'choosing_accounts',
    })
    .onConflictDoUpdate({
      target: [integrations.orgId, integrations.platform, integrations.externalUserId],
      set: {
        ...granted,
        status: sql`case when integrations.status = 'disconnected' or not (
          exists (select 1 from ad_accounts a where a.org_id = integrations.org_id and a.integration_id = integrations.id and a.selected)
          or exists (select 1 from profiles p where p.org_id = integrations.org_id and p.integration_id = integrations.id and p.selected)
        ) then 'choosing_accounts' else 'active' end`,
        statusReason: null,
        disconnectedAt: null,
      },
    })
    .returning({ id: integrations.id, status: integrations.status });
  if (!integration) throw new Error('The upsert of an integration returned no row.');
  await storeCredentials(tx, orgId, integration.id, platform, token, now);
  const owner = { orgId, integrationId: integration.id, platform: platform.id };
  await storeAdAccounts(tx, owner, adAccounts, now);
  await storeProfiles(tx, owner, profiles, now);
  await recordAudit(tx, orgId, actor, 'integration.connected', integration.id, {
    platform: platform.id,
    adAccounts: adAccounts.length,
    profiles: profiles.length,
    scopesDeclined: description.scopesDeclined,
  });
  return integration.id;
}

async function storeCredentials(
  tx: Tx,
  orgId: AuthorizedOrgId,
  integrationId: string,
  platform: Platform,
  token: FetchedGrant['token'],
  now: Date,
): Promise<void> {
  const written = {
    ...sealTokens(token, { orgId, integrationId }),
    expiresAt: token.expiresAt,
    refreshDueAt: refreshDueAt(now, token.expiresAt, platform.refreshLeadSeconds),
    refreshedAt: now,
  };
  await tx
    .insert(integrationCredentials)
    .values({ ...written, orgId, integrationId })
    .onConflictDoUpdate({
      target: [integrationCredentials.orgId, integrationCredentials.integrationId],
      set: {
        ...written,
        // Many platforms send a refresh token with the first consent only; a later grant must not wipe it.
        refreshTokenCiphertext: sql`coalesce(excluded.refresh_token_ciphertext, integration_credentials.refresh_token_ciphertext)`,
        version: sql`integration_credentials.version + 1`,
        leaseHolder: null,
        leaseUntil: null,
      },
    });
}
