import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { adAccounts } from '@/db/schema/ad-accounts';
import { integrations } from '@/db/schema/integrations';
import { withSystem } from '@/db/system';
import type { Tx } from '@/db/tenant';
import { AppError } from '@/lib/errors';

/** Names that a message can carry. */
const NAMES_SHOWN = 5;

/** Ids of the accounts among `accounts` that a living connection of another organization reads. */
async function readElsewhere(orgId: AuthorizedOrgId, platform: string, externalIds: string[]): Promise<Set<string>> {
  const rows = await withSystem('choose accounts: is an ad account read by another organization', (tx) =>
    tx
      .selectDistinct({ externalId: adAccounts.externalId })
      .from(adAccounts)
      .innerJoin(
        integrations,
        and(eq(integrations.orgId, adAccounts.orgId), eq(integrations.id, adAccounts.integrationId)),
      )
      .where(
        and(
          eq(adAccounts.platform, platform),
          inArray(adAccounts.externalId, externalIds),
          eq(adAccounts.selected, true),
          ne(adAccounts.orgId, orgId),
          ne(integrations.status, 'disconnected'),
        ),
      ),
  );
  return new Set(rows.map(({ externalId }) => externalId));
}

/**
 * Makes sure that no other organization reads the ad accounts `ids`. Their names are locked until the transaction
 * ends, so that of two organizations that choose one account at the same moment the second sees the first.
 * @throws AppError `conflict` naming the accounts; never who reads them
 */
export async function requireUnshared(tx: Tx, orgId: AuthorizedOrgId, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const accounts = await tx
    .select({ platform: adAccounts.platform, externalId: adAccounts.externalId, name: adAccounts.name })
    .from(adAccounts)
    .where(and(eq(adAccounts.orgId, orgId), inArray(adAccounts.id, ids)))
    // The same order for everyone, so that two choices cannot wait for each other.
    .orderBy(adAccounts.platform, adAccounts.externalId);
  for (const { platform, externalId } of accounts) {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`ad-account:${platform}:${externalId}`}, 0))`);
  }
  const platform = accounts[0]?.platform ?? '';
  const taken = await readElsewhere(
    orgId,
    platform,
    accounts.map(({ externalId }) => externalId),
  );
  const names = accounts.filter(({ externalId }) => taken.has(externalId)).map(({ name }) => name);
  if (names.length === 0) return;
  // Isolated (U+2068, U+2069): names in Arabic and in Latin letters must not reorder each other.
  const shown = names.slice(0, NAMES_SHOWN).map((name) => `\u2068${name}\u2069`);
  throw new AppError('conflict', 'An ad account is read by one organization at a time.', {
    messageKey: 'accountTaken',
    values: { count: names.length, names: shown.join(', ') + (names.length > NAMES_SHOWN ? ' …' : '') },
  });
}
