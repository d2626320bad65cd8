import 'server-only';
import { asc, eq } from 'drizzle-orm';
import { webhookKeys } from '@/db/schema/webhook-keys';
import { withOrg } from '@/db/tenant';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import type { WebhookKeyDto } from './schema';

/** @throws AppError `forbidden` below admin */
export async function listWebhookKeys(session: SessionWith<'admin'>): Promise<WebhookKeyDto[]> {
  requireRole(session, 'admin');
  const { id, platform, createdAt } = webhookKeys;
  const rows = await withOrg(session.orgId, (tx) =>
    tx
      .select({ id, platform, createdAt })
      .from(webhookKeys)
      .where(eq(webhookKeys.orgId, session.orgId))
      .orderBy(asc(createdAt), asc(id)),
  );
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}
