import { randomUUID } from 'node:crypto';
import { and, eq, inArray, not, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { integrationCredentials } from '@/db/schema/integration-credentials';
import { integrations } from '@/db/schema/integrations';
import { type Tx, withOrg } from '@/db/tenant';
import { secondsAhead, whereFree } from '@/lib/claims/lease';
import { openVaultToWrite } from '@/lib/vault/organization-vault';
import type { TokenState } from './token-state';

/**
 * How long one caller may be the only one that refreshes. A platform call gives up after 10 seconds, and no renewal
 * makes more than two: a live holder is done within a third of it.
 */
export const LEASE_SECONDS = 90;

/** The right to renew one version of the credentials. */
export interface RefreshLease {
  holder: string;
  /** When an earlier exchange was sent whose answer never came; null: there is none. */
  openSince: Date | null;
}

type Version = Pick<TokenState, 'orgId' | 'integrationId' | 'version'>;

export function whereVersion({ orgId, integrationId, version }: Version) {
  return and(
    eq(integrationCredentials.orgId, orgId),
    eq(integrationCredentials.integrationId, integrationId),
    eq(integrationCredentials.version, version),
  );
}

export type LockedVersion = typeof integrationCredentials.$inferSelect &
  Pick<typeof integrations.$inferSelect, 'status'>;

/**
 * Locks an integration, then its credentials: the order of everyone who writes both.
 * @returns the credentials and the integration's status; null when they are of another version by now, or gone
 */
export async function lockVersion(tx: Tx, version: Version): Promise<LockedVersion | null> {
  const { orgId, integrationId } = version;
  const [integration] = await tx
    .select({ status: integrations.status })
    .from(integrations)
    .where(whereIntegration(orgId, integrationId))
    .for('no key update');
  const [row] = await tx.select().from(integrationCredentials).where(whereVersion(version)).for('update');
  return row && integration ? { ...row, ...integration } : null;
}

export function whereIntegration(orgId: AuthorizedOrgId, integrationId: string) {
  return and(eq(integrations.orgId, orgId), eq(integrations.id, integrationId));
}

/** Whether a caller holds the lease on this version now. */
export async function isBeingRenewed(tokenState: Version): Promise<boolean> {
  const [held] = await withOrg(tokenState.orgId, (tx) =>
    tx
      .select({ version: integrationCredentials.version })
      .from(integrationCredentials)
      .where(and(whereVersion(tokenState), not(whereFree(integrationCredentials.leaseUntil)))),
  );
  return held !== undefined;
}

/**
 * Makes this caller the one that renews, and notes that an exchange is about to be sent. Null: another one holds the
 * lease, the version has changed, or the platform may not be asked yet.
 * @throws AppError `unavailable` when the answer could not be stored for lack of a key: nothing is sent then
 */
export async function takeLease(tokenState: TokenState, leaseSeconds: number): Promise<RefreshLease | null> {
  const { orgId, integrationId } = tokenState;
  const holder = randomUUID();
  return withOrg(orgId, async (tx) => {
    const before = await lockVersion(tx, tokenState);
    if (!before) return null;
    const [taken] = await tx
      .update(integrationCredentials)
      .set({
        leaseHolder: holder,
        leaseUntil: secondsAhead(leaseSeconds),
        exchangeSentAt: sql`coalesce(${integrationCredentials.exchangeSentAt}, clock_timestamp())`,
      })
      .where(
        and(
          whereVersion(tokenState),
          whereFree(integrationCredentials.leaseUntil),
          whereFree(integrationCredentials.retryAt),
        ),
      )
      .returning({ version: integrationCredentials.version });
    if (!taken) return null;
    await openVaultToWrite(tx, orgId);
    await tx
      .update(integrations)
      .set({ status: 'refreshing' })
      .where(and(whereIntegration(orgId, integrationId), inArray(integrations.status, ['active', 'retry_wait'])));
    return { holder, openSince: before.exchangeSentAt };
  });
}
