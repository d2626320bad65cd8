import { keyedPlatforms } from '@/db/schema/webhook-keys';
import { withOrg } from '@/db/tenant';
import type { OrgSession } from '@/lib/auth/org-session';
import { env } from '@/lib/env';
import { storeWebhookKey } from '@/lib/webhooks/keys/store-key';

/**
 * Gives the demo organization the keys that the sandbox sends lead forms with, and that `.cmis/local.json` names, for
 * the platforms on which each organization has keys of its own.
 */
export async function storeDemoWebhookKeys({ orgId }: OrgSession): Promise<void> {
  const secrets = { google: env().GOOGLE_WEBHOOK_SECRET, snapchat: env().SNAPCHAT_WEBHOOK_SECRET };
  await withOrg(orgId, async (tx) => {
    for (const platform of keyedPlatforms) {
      for (const key of secrets[platform] ?? []) await storeWebhookKey(tx, orgId, { platform, key });
    }
  });
}
