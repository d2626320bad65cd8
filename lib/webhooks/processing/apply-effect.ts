import { and, eq } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { webhookEffects } from '@/db/schema/webhook-effects';
import type { Tx } from '@/db/tenant';
import type { WebhookEffect } from '@/lib/platforms/webhook';
import { requestChangeSync } from '@/lib/sync/requests/request-change-sync';
import type { SyncRequest } from '@/lib/sync/requests/sync-request';
import { endAccess } from './end-access';
import type { OpenDelivery } from './load-open-delivery';
import { recordAdIssue } from './record-ad-issue';
import { recordLead } from './record-lead';

interface Made {
  subjectId: string | null;
  syncs: SyncRequest[];
}

function keyOf(effect: WebhookEffect): string {
  if (effect.kind === 'sync') return `sync:${effect.dataType}`;
  if (effect.kind === 'lead') return `lead:${effect.lead.externalId}`;
  if (effect.kind === 'access_revoked') return effect.kind;
  return `${effect.kind}:${effect.level}:${effect.externalId}`;
}

export function isAlarming({ kind }: WebhookEffect): boolean {
  return kind === 'access_revoked' || kind === 'ad_issue' || kind === 'ad_issue_resolved';
}

async function make(
  tx: Tx,
  orgId: AuthorizedOrgId,
  delivery: OpenDelivery,
  effect: WebhookEffect,
  answersMissing: string | null,
): Promise<Made> {
  switch (effect.kind) {
    case 'sync': {
      const { runId, request } = await requestChangeSync(tx, orgId, delivery.integrationId, effect.dataType);
      return { subjectId: runId, syncs: request ? [request] : [] };
    }
    case 'lead':
      return { subjectId: await recordLead(tx, orgId, delivery, effect.lead, answersMissing), syncs: [] };
    case 'access_revoked':
      await endAccess(tx, orgId, delivery);
      return { subjectId: null, syncs: [] };
    case 'ad_issue':
    case 'ad_issue_resolved':
      await recordAdIssue(tx, orgId, delivery, effect);
      return { subjectId: null, syncs: [] };
  }
}

/**
 * Applies an effect and records it, once per delivery. The caller holds the delivery's lock.
 * @param answersMissing why a lead has no answers; the effect is then not recorded, so that a later attempt adds them
 * @returns runs to announce after commit
 */
export async function applyEffect(
  tx: Tx,
  orgId: AuthorizedOrgId,
  delivery: OpenDelivery,
  effect: WebhookEffect,
  answersMissing: string | null = null,
): Promise<SyncRequest[]> {
  const isPartial = answersMissing !== null && effect.kind === 'lead' && effect.lead.answers === null;
  if (isPartial) return (await make(tx, orgId, delivery, effect, answersMissing)).syncs;
  const key = { orgId, deliveryId: delivery.id, effect: keyOf(effect) };
  const [noted] = await tx.insert(webhookEffects).values(key).onConflictDoNothing().returning();
  if (!noted) return [];
  const { subjectId, syncs } = await make(tx, orgId, delivery, effect, null);
  if (subjectId) {
    const { orgId: org, deliveryId, effect: name } = webhookEffects;
    const whereKey = and(eq(org, orgId), eq(deliveryId, delivery.id), eq(name, key.effect));
    await tx.update(webhookEffects).set({ subjectId }).where(whereKey);
  }
  return syncs;
}
