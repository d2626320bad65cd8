import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq, inArray, not, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { integrationCredentials } from '@/db/schema/integration-credentials';
import { integrations } from '@/db/schema/integrations';
import { type Tx, withOrg } from '@/db/tenant';
import { secondsAhead, whereFree } from '@/lib/claims/lease';
import { openVaultToWrite } from '@/lib/vault/organization-vault';
import type { TokenState } from './token-state';

// A platform call times out after 10 seconds and no renewal makes more than two, so a live holder needs a third of
// this.
export const LEASE_SECONDS = 90;

export interface RefreshLease {
  holder: string;
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
 * Locks an integration, then its credentials, in the order of every writer of both. Null: another version, or deleted.
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
 * Makes this caller the only one that renews, and records that an exchange is about to be sent. Null: another caller
 * holds the lease, the version changed, or the platform may not be called yet.
 * @throws AppError `unavailable` when no key could encrypt the answer
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
