import 'server-only';
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

interface CiphertextContext {
  rowId: string;
  column: string;
}

export interface OrganizationVault {
  // @throws AppError `unavailable`: altered or moved (credentialUnreadable), or no key (encryptionKeyMissing)
  decrypt(value: string, context: CiphertextContext): string;
}

// Store an encrypted value in the transaction that opened the vault.
export interface WritableVault extends OrganizationVault {
  encrypt(plain: string, context: CiphertextContext): string;
}

type DataKeys = Map<string, Buffer>;

function unreadable(): AppError {
  return new AppError(
    'unavailable',
    'A stored credential cannot be decrypted: it was altered or moved. Reconnect the account.',
    {
      messageKey: 'credentialUnreadable',
    },
  );
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

function wrapKey(orgId: string, { keyId, key }: KeyRing[number], dataKey: Buffer): string {
  return sealValue(keyId, key, dataKey, wrappedKeyContext(orgId, keyId));
}

export function unwrapKey(row: { orgId: string; keyId: string; wrappedKey: string }, ring: KeyRing): Buffer | null {
  const ringKey = ring.find(({ keyId }) => keyId === row.keyId);
  const value = parseValue(row.wrappedKey);
  if (!ringKey || value?.keyId !== row.keyId) return null;
  return openValue(value, ringKey.key, wrappedKeyContext(row.orgId, row.keyId));
}

async function loadKeys(tx: Tx, orgId: string, ring: KeyRing): Promise<DataKeys> {
  if (orgId === UNROUTED_ORG_ID) return new Map();
  const { keyId, wrappedKey } = organizationKeys;
  // System-wide readers are granted these columns only.
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
      // Encrypted under the ring's key: by `sealUnderRing`, or before organizations had their own keys.
      const plain = (dataKey && openValue(value, dataKey, orgContext)) ?? openValue(value, ringKey, orgContext);
      if (!plain) throw unreadable();
      return plain.toString('utf8');
    },
  };
}

// Writers share the lock, removal of old keys takes it alone: no value is stored under a key removed at that moment.
export async function lockKeys(tx: Tx, orgId: string, how: 'shared' | 'alone'): Promise<void> {
  const name = sql`hashtextextended(${`organization-keys:${orgId}`}, 0)`;
  await tx.execute(
    how === 'alone' ? sql`select pg_advisory_xact_lock(${name})` : sql`select pg_advisory_xact_lock_shared(${name})`,
  );
}

// Reads the keys on every call, so that a removed key stops working at once. Open a value in the transaction that read
// it: a rotation keeps old keys until such transactions end.
export async function openVault(
  tx: Tx,
  orgId: string,
  ring: KeyRing = env().TOKEN_ENCRYPTION_KEYS,
): Promise<OrganizationVault> {
  return vaultOf(orgId, await loadKeys(tx, orgId, ring), ring);
}

// The webhook inbox stores for many organizations, or for none yet, in one statement. A rotation moves the value under
// the organization's key.
export function sealUnderRing(
  orgId: string,
  plain: string,
  context: CiphertextContext,
  [newest]: KeyRing = env().TOKEN_ENCRYPTION_KEYS,
): string {
  return sealValue(newest.keyId, newest.key, Buffer.from(plain, 'utf8'), { orgId, ...context });
}

// Encrypts under the organization's own random key, created on first use and wrapped by the newest ring key.
// @throws AppError `unavailable` when the ring's key of that id does not open the stored key
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
    // Of two processes that create the key at once, one is stored.
    keys = await loadKeys(tx, orgId, ring);
  }
  const key = keys.get(newest.keyId);
  if (!key) throw keyMissing(newest.keyId);
  return {
    ...vaultOf(orgId, keys, ring),
    encrypt: (plain, context) => sealValue(newest.keyId, key, Buffer.from(plain, 'utf8'), { orgId, ...context }),
  };
}
