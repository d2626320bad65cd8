import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { organizationKeys } from '@/db/schema/organization-keys';
import type { Tx } from '@/db/tenant';
import { UNROUTED_ORG_ID } from '@/db/unrouted-org-id';
import { KEY_BYTES } from '@/lib/crypto/aead';
import { openValue, parseValue, sealValue } from '@/lib/crypto/sealed-value';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import type { KeyRing } from '@/lib/key-ring';

/** The row and column of a value; its organization is the vault's. */
interface CiphertextContext {
  rowId: string;
  column: string;
}

/** Opens the stored secrets of one organization, for the length of a transaction. */
export interface OrganizationVault {
  /**
   * The text stored at `place`.
   * @throws AppError `unavailable` when the value was altered or belongs elsewhere (messageKey credentialUnreadable),
   *   or its key is not in the ring (encryptionKeyMissing)
   */
  decrypt(value: string, context: CiphertextContext): string;
}

/** Encrypts too. What it made is to be stored in the transaction that opened it. */
export interface WritableVault extends OrganizationVault {
  /** `plain` for exactly one place, under the newest key: `v1.<key id>.<iv>.<ciphertext>.<tag>`. */
  encrypt(plain: string, context: CiphertextContext): string;
}

type DataKeys = Map<string, Buffer>;

function unreadable(): AppError {
  return new AppError('unavailable', 'A stored credential cannot be read: it was altered or moved. Connect again.', {
    messageKey: 'credentialUnreadable',
  });
}

function keyMissing(keyId: string): AppError {
  return new AppError(
    'unavailable',
    `A stored credential is encrypted with key "${keyId}", which TOKEN_ENCRYPTION_KEYS does not list. Add that key after the newest one, or connect again.`,
    { messageKey: 'encryptionKeyMissing' },
  );
}

function wrappedKeyContext(orgId: string, keyId: string) {
  return { orgId, rowId: `organization_keys|${keyId}`, column: 'wrapped_key' };
}

/** A key of an organization, encrypted under `ringKey` for its row. */
function wrapKey(orgId: string, { keyId, key }: KeyRing[number], dataKey: Buffer): string {
  return sealValue(keyId, key, dataKey, wrappedKeyContext(orgId, keyId));
}

/** The key that is stored wrapped; null when no key of the ring opens it. */
export function unwrapKey(row: { orgId: string; keyId: string; wrappedKey: string }, ring: KeyRing): Buffer | null {
  const ringKey = ring.find(({ keyId }) => keyId === row.keyId);
  const value = parseValue(row.wrappedKey);
  if (!ringKey || value?.keyId !== row.keyId) return null;
  return openValue(value, ringKey.key, wrappedKeyContext(row.orgId, row.keyId));
}

async function loadKeys(tx: Tx, orgId: string, ring: KeyRing): Promise<DataKeys> {
  if (orgId === UNROUTED_ORG_ID) return new Map();
  const { keyId, wrappedKey } = organizationKeys;
  // Only these columns are granted to whoever looks across organizations.
  const rows = await tx
    .select({ orgId: organizationKeys.orgId, keyId, wrappedKey })
    .from(organizationKeys)
    .where(eq(organizationKeys.orgId, orgId));
  const keys: DataKeys = new Map();
  for (const row of rows) {
    const dataKey = unwrapKey(row, ring);
    if (dataKey) keys.set(row.keyId, dataKey);
  }
  return keys;
}

function vaultOf(orgId: string, keys: DataKeys, ring: KeyRing): OrganizationVault {
  const ringKeys = new Map(ring.map(({ keyId, key }) => [keyId, key]));
  return {
    decrypt(text, context) {
      const value = parseValue(text);
      if (!value) throw unreadable();
      const ringKey = ringKeys.get(value.keyId);
      if (!ringKey) throw keyMissing(value.keyId);
      const orgContext = { orgId, ...context };
      const dataKey = keys.get(value.keyId);
      // Under the ring's key itself: see `sealUnderRing`; and older than the organizations' own keys.
      const plain = (dataKey && openValue(value, dataKey, orgContext)) ?? openValue(value, ringKey, orgContext);
      if (!plain) throw unreadable();
      return plain.toString('utf8');
    },
  };
}

/**
 * Holds an organization's keys for the length of the transaction: writers share them, and who removes old ones has
 * them alone. Without it a value could be stored under a key that is removed in the same moment.
 */
export async function lockKeys(tx: Tx, orgId: string, how: 'shared' | 'alone'): Promise<void> {
  const name = sql`hashtextextended(${`organization-keys:${orgId}`}, 0)`;
  await tx.execute(
    how === 'alone' ? sql`select pg_advisory_xact_lock(${name})` : sql`select pg_advisory_xact_lock_shared(${name})`,
  );
}

/**
 * What opens the secrets of the organization that `tx` is bound to. Nothing is kept between transactions, so that a
 * key that was removed is gone at once: it costs one query by primary key. Open a value in the transaction that read
 * it: a rotation keeps the old keys until every transaction that may hold an old value is over.
 */
export async function openVault(
  tx: Tx,
  orgId: string,
  ring: KeyRing = env().TOKEN_ENCRYPTION_KEYS,
): Promise<OrganizationVault> {
  return vaultOf(orgId, await loadKeys(tx, orgId, ring), ring);
}

/**
 * `plain` for exactly one place, under the newest key of the ring itself: for the webhook inbox, which stores for many
 * organizations, or for nobody, in one statement. A vault opens it, and a rotation moves it under the organization's key.
 */
export function sealUnderRing(
  orgId: string,
  plain: string,
  context: CiphertextContext,
  [newest]: KeyRing = env().TOKEN_ENCRYPTION_KEYS,
): string {
  return sealValue(newest.keyId, newest.key, Buffer.from(plain, 'utf8'), { orgId, ...context });
}

/**
 * `openVault` that encrypts too, under a random key that only this organization has; it is made on first use and
 * stored wrapped by the newest key of the ring.
 * @throws AppError `unavailable` when the stored key is not wrapped by the ring's key of that name
 */
export async function openVaultToWrite(
  tx: Tx,
  orgId: string,
  ring: KeyRing = env().TOKEN_ENCRYPTION_KEYS,
): Promise<WritableVault> {
  if (orgId === UNROUTED_ORG_ID) {
    return {
      ...vaultOf(orgId, new Map(), ring),
      encrypt: (plain, context) => sealUnderRing(orgId, plain, context, ring),
    };
  }
  await lockKeys(tx, orgId, 'shared');
  const [newest] = ring;
  let keys = await loadKeys(tx, orgId, ring);
  if (!keys.has(newest.keyId)) {
    const wrappedKey = wrapKey(orgId, newest, randomBytes(KEY_BYTES));
    await tx.insert(organizationKeys).values({ orgId, keyId: newest.keyId, wrappedKey }).onConflictDoNothing();
    // Read again: of two processes that make it at once only the first one's is stored.
    keys = await loadKeys(tx, orgId, ring);
  }
  const key = keys.get(newest.keyId);
  if (!key) throw keyMissing(newest.keyId);
  return {
    ...vaultOf(orgId, keys, ring),
    encrypt: (plain, context) => sealValue(newest.keyId, key, Buffer.from(plain, 'utf8'), { orgId, ...context }),
  };
}
