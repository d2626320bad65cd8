import 'server-only';
import { and, eq } from 'drizzle-orm';
import { webhookKeys } from '@/db/schema/webhook-keys';
import { withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { notFound } from '@/lib/errors';

/** @throws AppError `forbidden` below admin; `not_found` */
export async function deleteWebhookKey(session: SessionWith<'admin'>, keyId: string): Promise<void> {
  requireRole(session, 'admin');
  const { orgId, actor } = session;
  await withOrg(orgId, async (tx) => {
    const [removed] = await tx
      .delete(webhookKeys)
      .where(and(eq(webhookKeys.orgId, orgId), eq(webhookKeys.id, keyId)))
      .returning({ platform: webhookKeys.platform });
    if (!removed) throw notFound();
    await recordAudit(tx, orgId, actor, 'webhook_key.deleted', keyId, removed);
  });
}
