import 'server-only';
import { randomUUID } from 'node:crypto';
import { count, eq } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { type keyedPlatforms, webhookKeys } from '@/db/schema/webhook-keys';
import type { Tx } from '@/db/tenant';
import { sha256Hex } from '@/lib/crypto/hash';
import { AppError } from '@/lib/errors';
import { platformDefinition } from '@/lib/platforms/registry';
import { openVaultToWrite } from '@/lib/vault/organization-vault';
import { aadFor } from '@/lib/vault/sealed-columns';

// Every unsigned request to a platform is compared with each key.
const MOST_KEYS = 50;

interface NewKey {
  platform: (typeof keyedPlatforms)[number];
  key: string;
}

/** @returns null when the organization already has this key @throws AppError `conflict` at the limit of keys */
export async function storeWebhookKey(
  tx: Tx,
  orgId: AuthorizedOrgId,
  { platform, key }: NewKey,
): Promise<typeof webhookKeys.$inferSelect | null> {
  const [known] = await tx.select({ count: count() }).from(webhookKeys).where(eq(webhookKeys.orgId, orgId));
  if ((known?.count ?? 0) >= MOST_KEYS) {
    throw new AppError('conflict', `An organization has at most ${MOST_KEYS} webhook keys: remove one first.`, {
      messageKey: 'tooManyWebhookKeys',
      values: { most: MOST_KEYS },
    });
  }
  const id = randomUUID();
  const isSentAlong = platformDefinition(platform).webhooks.sentKey !== undefined;
  const keyCiphertext = isSentAlong ? null : (await openVaultToWrite(tx, orgId)).encrypt(key, aadFor('webhookKey', id));
  const [stored] = await tx
    .insert(webhookKeys)
    .values({ orgId, id, platform, keyHash: sha256Hex(key), keyCiphertext })
    .onConflictDoNothing()
    .returning();
  return stored ?? null;
}
