import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { and, eq, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { integrationCredentials } from '@/db/schema/integration-credentials';
import { integrations } from '@/db/schema/integrations';
import { type Tx, withOrg } from '@/db/tenant';
import { activateStandby, lockReach } from '@/lib/accounts/account-reach';
import { forgetRefusals, storeAdAccounts, storeProfiles } from '@/lib/accounts/store-accounts';
import { whereAnySelected } from '@/lib/accounts/where-any-selected';
import type { Actor } from '@/lib/audit/actor';
import { recordAudit } from '@/lib/audit/record-audit';
import { AppError } from '@/lib/errors';
import { markEvaluationDue } from '@/lib/outbox/evaluation-due';
import type { Platform, TokenGrant } from '@/lib/platforms/platform';
import { refreshDueAt } from '@/lib/tokens/refresh-due';
import { readableTokens, sealTokens } from '@/lib/tokens/sealed-tokens';
import { recordTokenEvent } from '@/lib/tokens/token-events';
import type { FetchedGrant } from './fetch-grant';

const POLL_MS = 250;
// A renewal ends within this time, or its worker is dead; see LEASE_SECONDS in refresh-lease.ts.
const PATIENCE_MS = 100_000;

interface Storing {
  expectedId: string | null;
  actor: Actor;
  connectedBy: string;
}

export interface StoredGrant {
  id: string;
  consentsBefore: string[];
}

/**
 * Restores an integration of the same person with history and choices. Waits for a renewal in progress, whose tokens
 * would be lost. Null, with nothing stored, for a grant of another person than the expected integration's.
 * @throws AppError `unavailable` when a renewal does not end
 */
export async function storeGrant(
  orgId: AuthorizedOrgId,
  platform: Platform,
  grant: FetchedGrant,
  storing: Storing,
): Promise<StoredGrant | null> {
  const giveUpAt = Date.now() + PATIENCE_MS;
  for (;;) {
    const stored = await withOrg(orgId, (tx) => store(tx, orgId, platform, grant, storing));
    if (stored !== 'renewing') return stored;
    if (Date.now() > giveUpAt) {
      throw new AppError('unavailable', 'The token is being renewed. Try again.', {
        messageKey: 'tokenRefreshPending',
      });
    }
    await sleep(POLL_MS);
  }
}

async function store(
  tx: Tx,
  orgId: AuthorizedOrgId,
  platform: Platform,
  { token, description, adAccounts, profiles }: FetchedGrant,
  { expectedId, actor, connectedBy }: Storing,
): Promise<StoredGrant | null | 'renewing'> {
  const known = await lockIntegration(tx, orgId, platform, description.externalUserId);
  if (expectedId !== null && known?.id !== expectedId) return null;
  const credentials = known ? await lockCredentials(tx, orgId, known.id) : null;
  if (credentials?.isRenewing && platform.consents.length > 1) return 'renewing';

  const now = new Date();
  const granted = {
    displayName: description.displayName,
    scopesGranted: description.scopesGranted,
    scopesDeclined: description.scopesDeclined,
    consentsGranted: description.consents,
    consentsLost: lostBeside(description.consents, known),
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
        status: sql`case when integrations.status = 'disconnected' or not ${whereAnySelected}
          then 'choosing_accounts' else 'active' end`,
        statusReason: null,
        disconnectedAt: null,
      },
    })
    .returning({ id: integrations.id });
  if (!integration) throw new Error('The upsert of an integration returned no row.');
  const kept = credentials?.grant ? platform.oauth.mergeGrants(credentials.grant, token) : token;
  const version = await storeCredentials(tx, orgId, integration.id, platform, kept, now);
  await recordTokenEvent(tx, orgId, {
    actor,
    integrationId: integration.id,
    cause: 'consent',
    outcome: 'granted',
    version,
    tokenExpiresAt: kept.expiresAt,
  });
  const owner = { orgId, integrationId: integration.id, platform: platform.id };
  await lockReach(tx, orgId);
  await forgetRefusals(tx, owner);
  await storeAdAccounts(tx, owner, adAccounts, now);
  await storeProfiles(tx, owner, profiles, now);
  await activateStandby(tx, orgId, integration.id);
  await recordAudit(tx, orgId, actor, 'integration.connected', integration.id, {
    platform: platform.id,
    consents: description.consents,
    adAccounts: adAccounts.length,
    profiles: profiles.length,
    scopesDeclined: description.scopesDeclined,
  });
  await markEvaluationDue(tx, orgId);
  return {
    id: integration.id,
    consentsBefore: [...(known?.consentsGranted ?? []), ...(known?.consentsLost ?? []).map(({ kind }) => kind)],
  };
}

type KnownConsents = Pick<typeof integrations.$inferSelect, 'status' | 'consentsGranted' | 'consentsLost'>;

// Earlier consents that the platform no longer shows; a person must renew them.
function lostBeside(alive: readonly string[], known: KnownConsents | undefined): KnownConsents['consentsLost'] {
  if (!known || known.status === 'disconnected') return [];
  const noted = known.consentsLost.filter(({ kind }) => !alive.includes(kind));
  const found = known.consentsGranted.filter(
    (kind) => !alive.includes(kind) && !noted.some((lost) => lost.kind === kind),
  );
  return [...noted, ...found.map((kind) => ({ kind, reason: 'token_revoked' }))];
}

async function lockIntegration(tx: Tx, orgId: AuthorizedOrgId, platform: Platform, externalUserId: string) {
  const [known] = await tx
    .select({
      id: integrations.id,
      status: integrations.status,
      consentsGranted: integrations.consentsGranted,
      consentsLost: integrations.consentsLost,
    })
    .from(integrations)
    .where(
      and(
        eq(integrations.orgId, orgId),
        eq(integrations.platform, platform.id),
        eq(integrations.externalUserId, externalUserId),
      ),
    )
    // A concurrent transaction may insert rows that refer to it.
    .for('no key update');
  return known;
}

async function lockCredentials(tx: Tx, orgId: AuthorizedOrgId, integrationId: string) {
  const [row] = await tx
    .select({
      credentials: integrationCredentials,
      isRenewing: sql<boolean>`${integrationCredentials.leaseHolder} is not null and ${integrationCredentials.leaseUntil} > now()`,
    })
    .from(integrationCredentials)
    .where(and(eq(integrationCredentials.orgId, orgId), eq(integrationCredentials.integrationId, integrationId)))
    .for('update');
  if (!row) return null;
  const { credentials, isRenewing } = row;
  const tokens = await readableTokens(tx, credentials, credentials);
  const grant: TokenGrant | null = tokens && { ...tokens, expiresAt: credentials.expiresAt };
  return { grant, isRenewing };
}

// Versions continue after a disconnection, so that a renewal from before cannot take the new grant for its own.
function versionAfterAll(orgId: AuthorizedOrgId, integrationId: string) {
  return sql`coalesce((select max(e.version) from token_events e
    where e.org_id = ${orgId} and e.integration_id = ${integrationId}), 0) + 1`;
}

async function storeCredentials(
  tx: Tx,
  orgId: AuthorizedOrgId,
  integrationId: string,
  platform: Platform,
  grant: TokenGrant,
  now: Date,
): Promise<number | undefined> {
  const written = {
    ...(await sealTokens(tx, grant, { orgId, integrationId })),
    expiresAt: grant.expiresAt,
    refreshDueAt: refreshDueAt(now, grant, platform),
    refreshedAt: now,
  };
  const [stored] = await tx
    .insert(integrationCredentials)
    .values({ ...written, orgId, integrationId, version: versionAfterAll(orgId, integrationId) })
    .onConflictDoUpdate({
      target: [integrationCredentials.orgId, integrationCredentials.integrationId],
      set: {
        ...written,
        version: sql`integration_credentials.version + 1`,
        failures: 0,
        retryAt: null,
        exchangeSentAt: null,
        leaseHolder: null,
        leaseUntil: null,
      },
    })
    .returning({ version: integrationCredentials.version });
  return stored?.version;
}
