import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { and, eq, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { integrationCredentials } from '@/db/schema/integration-credentials';
import { integrations } from '@/db/schema/integrations';
import { withOrg } from '@/db/tenant';
import { AppError, notFound } from '@/lib/errors';
import { logger } from '@/lib/logger';
import type { Platform } from '@/lib/platforms/platform';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { configuredPlatform, type PlatformSource } from './platform-config';
import { refreshDueAt } from './refresh-due';
import { reauthRequired, requireReauth } from './require-reauth';
import { openTokens, sealTokens } from './sealed-tokens';

/**
 * How long one caller may be the only one that refreshes. A platform call gives up after 10 seconds and, tried again,
 * after 22 in all, so that a live holder is always done within a third of it.
 */
const LEASE_SECONDS = 90;
const POLL_MS = 250;
/** After a failed renewal nobody tries again for this long, while the old token serves. */
const COOL_DOWN_SECONDS = 30;

/** A token to call the platform with, and the version of the credentials it is from. */
export interface UsableToken {
  accessToken: string;
  version: number;
}

type Credentials = typeof integrationCredentials.$inferSelect & { platform: Platform };

async function load(orgId: AuthorizedOrgId, integrationId: string, platformOf: PlatformSource): Promise<Credentials> {
  const [row] = await withOrg(orgId, (tx) =>
    tx
      .select({ integration: integrations, credentials: integrationCredentials })
      .from(integrations)
      .leftJoin(
        integrationCredentials,
        and(
          eq(integrationCredentials.orgId, integrations.orgId),
          eq(integrationCredentials.integrationId, integrations.id),
        ),
      )
      .where(and(eq(integrations.orgId, orgId), eq(integrations.id, integrationId))),
  );
  if (!row) throw notFound();
  const { status, statusReason, platform } = row.integration;
  const dead = status === 'reauth_required' || status === 'revoked' || status === 'disconnected';
  if (dead || !row.credentials) throw reauthRequired(statusReason ?? 'token_revoked');
  return { ...row.credentials, platform: platformOf(platform as Platform['id']) };
}

/** Makes this caller the one that refreshes: the name it holds the lease under, null when another one holds it. */
async function takeLease(orgId: AuthorizedOrgId, credentials: Credentials): Promise<string | null> {
  const holder = randomUUID();
  const rows = await withOrg(orgId, (tx) =>
    tx
      .update(integrationCredentials)
      .set({ leaseHolder: holder, leaseUntil: secondsFromNow(LEASE_SECONDS) })
      .where(
        and(
          sameVersion(credentials),
          sql`(${integrationCredentials.leaseUntil} is null or ${integrationCredentials.leaseUntil} < now())`,
        ),
      )
      .returning({ version: integrationCredentials.version }),
  );
  return rows.length === 1 ? holder : null;
}

function secondsFromNow(seconds: number) {
  return sql`now() + make_interval(secs => ${seconds})`;
}

function sameVersion({ orgId, integrationId, version }: Credentials) {
  return and(
    eq(integrationCredentials.orgId, orgId),
    eq(integrationCredentials.integrationId, integrationId),
    eq(integrationCredentials.version, version),
  );
}

/**
 * Renews the token at the platform and stores the answer. Written whenever the version is unchanged, even after the
 * lease ran out: dropping a good answer would lose a single-use token.
 */
async function refresh(orgId: AuthorizedOrgId, credentials: Credentials): Promise<void> {
  const { integrationId, platform } = credentials;
  const spent = openTokens(credentials, credentials);
  const renewed = await platform.refresh(spent);
  const grant = { ...renewed, refreshToken: renewed.refreshToken ?? spent.refreshToken };
  const now = new Date();
  const sealed = sealTokens(grant, { orgId, integrationId });
  await withOrg(orgId, (tx) =>
    tx
      .update(integrationCredentials)
      .set({
        accessTokenCiphertext: sealed.accessTokenCiphertext,
        refreshTokenCiphertext: sealed.refreshTokenCiphertext,
        expiresAt: grant.expiresAt,
        refreshDueAt: refreshDueAt(now, grant, platform),
        refreshedAt: now,
        version: sql`${integrationCredentials.version} + 1`,
        leaseHolder: null,
        leaseUntil: null,
      })
      .where(sameVersion(credentials)),
  );
  logger.info({ orgId, integrationId, platform: platform.id }, 'token refreshed');
}

/** Gives the lease back, unless it ran out and is another caller's by now. */
async function releaseLease(
  orgId: AuthorizedOrgId,
  credentials: Credentials,
  holder: string,
  coolDownSeconds: number,
): Promise<void> {
  await withOrg(orgId, (tx) =>
    tx
      .update(integrationCredentials)
      .set({ leaseHolder: null, leaseUntil: secondsFromNow(coolDownSeconds) })
      .where(and(sameVersion(credentials), eq(integrationCredentials.leaseHolder, holder))),
  );
}

function isPast(instant: Date | null): boolean {
  return instant !== null && instant.getTime() <= Date.now();
}

function usable(credentials: Credentials): UsableToken {
  return { accessToken: openTokens(credentials, credentials).accessToken, version: credentials.version };
}

/** Refreshes as the lease holder. Null: done, read again; a token: the old one, which still lives. */
async function refreshOrKeep(
  orgId: AuthorizedOrgId,
  credentials: Credentials,
  holder: string,
): Promise<UsableToken | null> {
  try {
    await refresh(orgId, credentials);
    return null;
  } catch (error) {
    await releaseLease(orgId, credentials, holder, isPast(credentials.expiresAt) ? 0 : COOL_DOWN_SECONDS);
    if (!(error instanceof VendorError)) throw error;
    if (error.errorClass === 'reauth') {
      await requireReauth(orgId, credentials.integrationId, error.code, credentials.version);
      throw reauthRequired(error.code, error);
    }
    if (isPast(credentials.expiresAt)) throw error;
    return usable(credentials);
  }
}

/**
 * A token of the integration that is good now, renewed first when that is due. Any number of callers in any number
 * of processes cause one call to the platform; no database connection is held meanwhile. While a renewal is under
 * way or fails for passing reasons, the old token serves until its real end.
 * @throws AppError `reauth_required` when a person must reconnect; `not_found`; VendorError when the token has ended
 *   and the platform does not answer
 */
export async function accessTokenFor(
  orgId: AuthorizedOrgId,
  integrationId: string,
  platformOf: PlatformSource = configuredPlatform,
): Promise<UsableToken> {
  const giveUpAt = Date.now() + LEASE_SECONDS * 1000;
  for (;;) {
    const credentials = await load(orgId, integrationId, platformOf);
    if (!isPast(credentials.refreshDueAt) && !isPast(credentials.expiresAt)) return usable(credentials);
    const holder = await takeLease(orgId, credentials);
    if (holder) {
      const kept = await refreshOrKeep(orgId, credentials, holder);
      if (kept) return kept;
      continue;
    }
    if (!isPast(credentials.expiresAt)) return usable(credentials);
    if (Date.now() > giveUpAt) {
      throw new AppError('unavailable', 'The token is being renewed elsewhere; try again.', {
        messageKey: 'tokenRefreshPending',
      });
    }
    await sleep(POLL_MS);
  }
}
