import 'server-only';
import { withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { randomToken } from '@/lib/crypto/hash';
import { AppError } from '@/lib/errors';
import type { CreateWebhookKeyInput, WebhookKeyDto } from './schema';
import { storeWebhookKey } from './store-webhook-key';

// Google accepts keys of up to 50 characters.
const GENERATED_BYTES = 24;

/**
 * Google's key is generated and returned only here (`key`); Snapchat's is entered (`key` null).
 * @throws AppError `forbidden` below admin; `conflict` for a known key, or above the limit
 */
export async function createWebhookKey(
  session: SessionWith<'admin'>,
  input: CreateWebhookKeyInput,
): Promise<WebhookKeyDto & { key: string | null }> {
  requireRole(session, 'admin');
  const { orgId, actor } = session;
  const { platform } = input;
  const entered = 'key' in input ? input.key : null;
  const key = entered ?? randomToken(GENERATED_BYTES);
  const stored = await withOrg(orgId, async (tx) => {
    const row = await storeWebhookKey(tx, orgId, { platform, key });
    if (!row) {
      throw new AppError('conflict', 'This key is already stored.', { messageKey: 'webhookKeyKnown' });
    }
    await recordAudit(tx, orgId, actor, 'webhook_key.created', row.id, { platform });
    return row;
  });
  return { id: stored.id, platform, createdAt: stored.createdAt.toISOString(), key: entered === null ? key : null };
}
