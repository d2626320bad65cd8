import { randomUUID } from 'node:crypto';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { webhookDeliveries } from '@/db/schema/webhook-deliveries';
import { webhookEffects } from '@/db/schema/webhook-effects';
import { withOrg } from '@/db/tenant';
import { sealUnderRing } from '@/lib/vault/organization-vault';
import { aadFor } from '@/lib/vault/sealed-columns';

type NewDelivery = typeof webhookDeliveries.$inferInsert;

/** Inserts a delivery as the inbox stores it, `processed` by default. Returns its id. */
export async function plantDelivery(
  orgId: AuthorizedOrgId,
  integrationId: string,
  {
    payload = { object: 'page' },
    effects = [],
    ...over
  }: Partial<NewDelivery> & { payload?: unknown; effects?: { effect: string; subjectId: string | null }[] } = {},
): Promise<string> {
  const id = over.id ?? randomUUID();
  const now = new Date();
  await withOrg(orgId, async (tx) => {
    await tx.insert(webhookDeliveries).values({
      orgId,
      id,
      integrationId,
      platform: 'meta',
      dedupeKey: randomUUID(),
      kind: 'feed',
      subjectType: 'profile',
      subjectExternalId: '77',
      receivedAt: now,
      payloadCiphertext: sealUnderRing(orgId, JSON.stringify(payload), aadFor('webhookPayload', id)),
      status: 'processed',
      attempts: 1,
      endedAt: now,
      ...over,
    });
    if (effects.length === 0) return;
    await tx.insert(webhookEffects).values(effects.map((one) => ({ orgId, deliveryId: id, ...one })));
  });
  return id;
}

export function plantDeadLetter(
  orgId: AuthorizedOrgId,
  integrationId: string,
  over: Parameters<typeof plantDelivery>[2] = {},
): Promise<string> {
  const failures = [60, 30].map((seconds) => ({
    at: new Date(Date.now() - seconds * 1000).toISOString(),
    errorCode: 'platform_down',
  }));
  return plantDelivery(orgId, integrationId, {
    status: 'dead',
    attempts: 4,
    failures,
    ...over,
  });
}
