import { and, eq, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { integrations } from '@/db/schema/integrations';
import type { Tx } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import { logger } from '@/lib/logger';
import type { ConsentKind, Platform } from '@/lib/platforms/platform';
import { handOver } from './hand-over';
import { recordTokenEvent, type TokenEvent } from './token-events';

/** What a call to a platform is about: platforms that ask for both apart give each its own token. */
export type GrantHalf = 'ads' | 'posts';

/** A consent that ended while the rest of its grant lives on. `reason`: a key below `syncErrors`. */
export interface LostConsent {
  kind: ConsentKind;
  reason: string;
}

/** The consent that covers `half` and nothing else; null on a platform with one consent for everything. */
export function consentOf(platform: Pick<Platform, 'consents'>, half: GrantHalf): ConsentKind | null {
  if (platform.consents.length < 2) return null;
  return platform.consents.find(({ kind }) => kind === half)?.kind ?? null;
}

/** Why nothing of `half` can be read through an integration; null: it can, as far as is known. */
export function lostReason(lost: readonly { kind: string; reason: string }[], half: GrantHalf): string | null {
  return lost.find(({ kind }) => kind === half)?.reason ?? null;
}

/** SQL: whether the consent to `half` of a row of integrations (`alias`) has ended. */
export function hasLost(alias: 'i' | 'integrations', half: GrantHalf) {
  return sql<boolean>`${sql.identifier(alias)}.consents_lost @> ${JSON.stringify([{ kind: half }])}::jsonb`;
}

/** Why nothing of `half` can be read through the integration now; null: it can. */
export async function loadLostReason(
  tx: Tx,
  orgId: AuthorizedOrgId,
  integrationId: string,
  half: GrantHalf,
): Promise<string | null> {
  const [row] = await tx
    .select({ lost: integrations.consentsLost })
    .from(integrations)
    .where(and(eq(integrations.orgId, orgId), eq(integrations.id, integrationId)));
  return lostReason(row?.lost ?? [], half);
}

/**
 * Notes consents that ended, on the integration and in both logs, in the transaction that stores the tokens of the
 * rest. The caller has locked the integration and settles the alerts afterwards.
 */
export async function noteLostConsents(
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
