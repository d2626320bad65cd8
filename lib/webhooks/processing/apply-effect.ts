import { and, eq } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { webhookEffects } from '@/db/schema/webhook-effects';
import type { Tx } from '@/db/tenant';
import type { WebhookEffect } from '@/lib/platforms/webhook';
import { requestChangeSync } from '@/lib/sync/requests/request-change-sync';
import { endAccess } from './end-access';
import type { OpenDelivery } from './load-open-delivery';
import { recordAdIssue } from './record-ad-issue';
import { recordLead } from './record-lead';

function keyOf(effect: WebhookEffect): string {
  if (effect.kind === 'sync') return `sync:${effect.dataType}`;
  if (effect.kind === 'lead') return `lead:${effect.lead.externalId}`;
  if (effect.kind === 'access_revoked') return effect.kind;
  return `${effect.kind}:${effect.level}:${effect.externalId}`;
}

export function isAlarming({ kind }: WebhookEffect): boolean {
  return kind === 'access_revoked' || kind === 'ad_issue' || kind === 'ad_issue_resolved';
}

/** Returns the id of what the effect is about. */
async function make(
  tx: Tx,
  orgId: AuthorizedOrgId,
  delivery: OpenDelivery,
  effect: WebhookEffect,
  answersMissing: string | null,
): Promise<string | null> {
  switch (effect.kind) {
    case 'sync':
      return requestChangeSync(tx, orgId, delivery.integrationId, effect.dataType);
    case 'lead':
      return recordLead(tx, orgId, delivery, effect.lead, answersMissing);
    case 'access_revoked':
      await endAccess(tx, orgId, delivery);
      return null;
    case 'ad_issue':
    case 'ad_issue_resolved':
      await recordAdIssue(tx, orgId, delivery, effect);
      return null;
  }
}

/**
 * Applies an effect and records it, once per delivery. The caller holds the delivery's lock.
 * @param answersMissing why a lead has no answers; the effect is then not recorded, so that a later attempt adds them
 */
export async function applyEffect(
  tx: Tx,
  orgId: AuthorizedOrgId,
  delivery: OpenDelivery,
  effect: WebhookEffect,
  answersMissing: string | null = null,
): Promise<void> {
  const isPartial = answersMissing !== null && effect.kind === 'lead' && effect.lead.answers === null;
  if (isPartial) {
    await make(tx, orgId, delivery, effect, answersMissing);
    return;
  }
  const key = { orgId, deliveryId: delivery.id, effect: keyOf(effect) };
  const [noted] = await tx.insert(webhookEffects).values(key).onConflictDoNothing().returning();
  if (!noted) return;
  const subjectId = await make(tx, orgId, delivery, effect, null);
  if (subjectId) {
    const { orgId: org, deliveryId, effect: name } = webhookEffects;
    const whereKey = and(eq(org, orgId), eq(deliveryId, delivery.id), eq(name, key.effect));
    await tx.update(webhookEffects).set({ subjectId }).where(whereKey);
  }
}
