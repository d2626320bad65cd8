import 'server-only';
import { sql } from 'drizzle-orm';
import { withSystem } from '@/db/system';
import type { Tx } from '@/db/tenant';
import { sha256Hex } from '@/lib/crypto/hash';
import { AppError } from '@/lib/errors';
import { logger } from '@/lib/logger';
import type { PlatformId } from '@/lib/platform-ids';
import { platformDefinition } from '@/lib/platforms/registry';
import type { PlatformWebhooks, RawWebhook } from '@/lib/platforms/webhook';
import { openVault } from '@/lib/vault/organization-vault';
import { aadFor } from '@/lib/vault/sealed-columns';

// Organizations to try when the request names no known account: an unsigned request must stay cheap.
const MOST_TRIED = 50;

// A type, not an interface: the driver's result type needs an index signature.
type KeyRow = { orgId: string; id: string; keyCiphertext: string };

async function ownersOfSentKey(tx: Tx, platform: PlatformId, key: string): Promise<string[]> {
  const rows = await tx.execute<{ orgId: string }>(sql`
    select distinct org_id as "orgId" from webhook_keys where platform = ${platform} and key_hash = ${sha256Hex(key)}`);
  return rows.map(({ orgId }) => orgId);
}

async function candidates(tx: Tx, platform: PlatformId, accountId: string | null): Promise<KeyRow[]> {
  return tx.execute<KeyRow>(sql`
    with owners as (
      select k.org_id, exists (select 1 from ad_accounts a where a.org_id = k.org_id and a.platform = k.platform
        and a.external_id = ${accountId}) as is_known
      from webhook_keys k where k.platform = ${platform} group by k.org_id, k.platform
    )
    select k.org_id as "orgId", k.id, k.key_ciphertext as "keyCiphertext" from webhook_keys k
    join owners o on o.org_id = k.org_id
    where k.platform = ${platform} and k.key_ciphertext is not null
      and (o.is_known or (select count(*) from owners) <= ${MOST_TRIED})
    order by k.org_id`);
}

// A key that cannot be decrypted verifies nothing and is left out.
async function openKeys(tx: Tx, rows: readonly KeyRow[]): Promise<Map<string, string[]>> {
  const keys = new Map<string, string[]>();
  for (const orgId of new Set(rows.map((row) => row.orgId))) {
    const vault = await openVault(tx, orgId);
    for (const { id, keyCiphertext } of rows.filter((row) => row.orgId === orgId)) {
      try {
        keys.set(orgId, [...(keys.get(orgId) ?? []), vault.decrypt(keyCiphertext, aadFor('webhookKey', id))]);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        logger.warn({ orgId, err: error }, 'a webhook key could not be decrypted');
      }
    }
  }
  return keys;
}

function accountOf({ parseDelivery }: PlatformWebhooks, body: Buffer): string | null {
  const [{ subject }] = parseDelivery(body);
  return subject?.type === 'ad_account' ? subject.externalId : null;
}

/** The organizations with a key that verifies the request; only they receive it. */
export function findKeyOwners(platform: PlatformId, raw: RawWebhook): Promise<string[]> {
  const webhooks = platformDefinition(platform).webhooks;
  return withSystem('webhooks: find the key that verifies a delivery', async (tx) => {
    if (webhooks.sentKey) {
      const key = webhooks.sentKey(raw);
      return key === null ? [] : ownersOfSentKey(tx, platform, key);
    }
    const keys = await openKeys(tx, await candidates(tx, platform, accountOf(webhooks, raw.body)));
    // Every key is tried, so that the response time does not reveal which one matched.
    const verdicts = [...keys].map(([orgId, [first, ...rest]]) => ({
      orgId,
      isVerified: first !== undefined && webhooks.verifyWebhook(raw, [first, ...rest]),
    }));
    return verdicts.flatMap(({ orgId, isVerified }) => (isVerified ? [orgId] : []));
  });
}
