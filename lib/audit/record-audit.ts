import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { auditLog } from '@/db/schema/audit-log';
import type { Tx } from '@/db/tenant';
import type { Actor } from './actor';

/**
 * Writes an audit entry in the transaction of the change. `action` is `noun.verb` in the past (`integration.connected`);
 * `detail` holds ids and closed codes, no secrets.
 */
export async function recordAudit(
  tx: Tx,
  orgId: AuthorizedOrgId,
  actor: Actor,
  action: string,
  subjectId: string | null,
  detail: Record<string, unknown> = {},
): Promise<void> {
  await tx.insert(auditLog).values({
    orgId,
    actorType: actor.type,
    actorId: actor.id,
    action,
    subjectId,
    detail,
    requestId: actor.requestId,
  });
}
