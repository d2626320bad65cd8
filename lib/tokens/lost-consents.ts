import { and, eq, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { integrations } from '@/db/schema/integrations';
import type { Tx } from '@/db/tenant';
import { handOver } from '@/lib/accounts/hand-over';
import { recordAudit } from '@/lib/audit/record-audit';
import { logger } from '@/lib/logger';
import type { ConsentKind } from '@/lib/platforms/platform';
import { recordTokenEvent, type TokenEvent } from './token-events';

/** A consent that ended while the rest of its grant continues. `reason`: a key below `syncErrors`. */
export interface LostConsent {
  kind: ConsentKind;
  reason: string;
}

/**
 * Call it in the transaction that stores the remaining tokens. The caller holds the integration's lock and settles the
 * alerts afterwards.
 */
export async function recordLostConsents(
  tx: Tx,
  orgId: AuthorizedOrgId,
  integrationId: string,
  lost: readonly LostConsent[],
  event: Pick<TokenEvent, 'actor' | 'cause'> & Partial<TokenEvent>,
): Promise<void> {
  for (const { kind, reason } of lost) {
    await tx
      .update(integrations)
      .set({
        consentsGranted: sql`array_remove(${integrations.consentsGranted}, ${kind})`,
        consentsLost: sql`(select coalesce(jsonb_agg(l.value), '[]') from jsonb_array_elements(${integrations.consentsLost}) l
          where l.value->>'kind' <> ${kind}) || ${JSON.stringify([{ kind, reason }])}::jsonb`,
      })
      .where(and(eq(integrations.orgId, orgId), eq(integrations.id, integrationId)));
    await recordTokenEvent(tx, orgId, {
      errorClass: 'reauth',
      errorCode: reason,
      ...event,
      integrationId,
      outcome: 'reauth_required',
    });
    const system = { type: 'system' as const, id: null, requestId: null };
    await recordAudit(tx, orgId, system, 'integration.reauth_required', integrationId, { reason, consent: kind });
    logger.warn({ orgId, integrationId, consent: kind, reason }, 'a consent of an integration needs reconnection');
    if (kind !== 'ads_and_posts') await handOver(tx, orgId, integrationId, { half: kind });
  }
}
