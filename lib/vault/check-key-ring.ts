import 'server-only';
import { organizationKeys } from '@/db/schema/organization-keys';
import { withSystem } from '@/db/system';
import { env } from '@/lib/env';
import { unwrapKey } from './organization-vault';

/** One sentence with its fix for each key that the ring lacks; empty when every stored value can be opened. */
export async function checkKeyRing(): Promise<string[]> {
  const ring = env().TOKEN_ENCRYPTION_KEYS;
  const { orgId, keyId, wrappedKey } = organizationKeys;
  const rows = await withSystem('start: can the key ring open what is stored', (tx) =>
    tx.selectDistinctOn([keyId], { orgId, keyId, wrappedKey }).from(organizationKeys).orderBy(keyId, orgId),
  );
  return rows
    .filter((row) => unwrapKey(row, ring) === null)
    .map((row) =>
      ring.some((key) => key.keyId === row.keyId)
        ? `key "${row.keyId}" of TOKEN_ENCRYPTION_KEYS is not the one that stored tokens are encrypted with: put the right key back under that id`
        : `stored tokens are encrypted with key "${row.keyId}", which TOKEN_ENCRYPTION_KEYS does not list: add ${row.keyId}:<its key> after the newest one and run \`npm run keys:rotate\` before you remove it`,
    );
}
