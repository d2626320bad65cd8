import 'server-only';
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { webhookDeliveries } from '@/db/schema/webhook-deliveries';
import { withSystem } from '@/db/system';
import type { Tx } from '@/db/tenant';
import { UNROUTED_ORG_ID } from '@/db/unrouted-org-id';
import { sweepBatches } from '@/lib/claims/sweep-batches';
import { recordEvents } from '@/lib/outbox/record-events';
import type { PlatformId } from '@/lib/platform-ids';
import type { WebhookSubject } from '@/lib/platforms/webhook';
import { openVault, sealUnderRing } from '@/lib/vault/organization-vault';
import { aadFor } from '@/lib/vault/sealed-columns';
import { findRecipients, type Recipient } from '../inbox/find-recipients';
import { insertDeliveries } from '../inbox/store-deliveries';
import { deliveryReceived } from './delivery-received';

const BATCH = 500;

type UnroutedRow = typeof webhookDeliveries.$inferSelect;

function subjectOf({ subjectType, subjectExternalId }: UnroutedRow): WebhookSubject | null {
  if (subjectType === null || subjectExternalId === null) return null;
  return { type: subjectType as WebhookSubject['type'], externalId: subjectExternalId };
}

function whereUnroutedAfter(last: UnroutedRow | undefined) {
  const { status, subjectExternalId, receivedAt, id } = webhookDeliveries;
  const isLater =
    last && sql`(${receivedAt}, ${id}) > (${last.receivedAt.toISOString()}::timestamptz, ${last.id}::uuid)`;
  return and(eq(status, 'unclaimed'), isNotNull(subjectExternalId), isLater);
}

/** Routes deliveries to organizations that have since selected the account or synced the campaign. Returns how many. */
export async function routeDeliveries(): Promise<number> {
  let routed = 0;
  await sweepBatches<UnroutedRow>(BATCH, (last) =>
    withSystem('webhooks: route unrouted deliveries', async (tx) => {
      const rows = await tx
        .select()
        .from(webhookDeliveries)
        .where(whereUnroutedAfter(last))
        .orderBy(webhookDeliveries.receivedAt, webhookDeliveries.id)
        .limit(BATCH)
        .for('update', { skipLocked: true });
      routed += await routeRows(tx, rows);
      return rows;
    }),
  );
  return routed;
}

// A delivery verified by an organization's own key is routed to that organization alone.
async function routeToKeyOwners(
  tx: Tx,
  rows: readonly UnroutedRow[],
  recipients: readonly Recipient[][],
): Promise<number> {
  let routed = 0;
  for (const [index, { orgId, id }] of rows.entries()) {
    const reader =
      orgId === UNROUTED_ORG_ID ? undefined : recipients[index]?.find((recipient) => recipient.orgId === orgId);
    if (!reader) continue;
    await tx
      .update(webhookDeliveries)
      .set({ status: 'received', integrationId: reader.integrationId, lastEventAt: new Date() })
      .where(and(eq(webhookDeliveries.orgId, orgId), eq(webhookDeliveries.id, id)));
    await recordEvents(tx, deliveryReceived({ orgId, deliveryId: id, turn: 0 }));
    routed += 1;
  }
  return routed;
}

async function routeRows(tx: Tx, rows: readonly UnroutedRow[]): Promise<number> {
  const subjects = rows.map((row) => ({ platform: row.platform as PlatformId, subject: subjectOf(row) }));
  const recipients = await findRecipients(tx, subjects);
  const routed = await routeToKeyOwners(tx, rows, recipients);
  const owned = rows.flatMap((row, index) =>
    row.orgId === UNROUTED_ORG_ID && recipients[index]?.length ? [{ row, readers: recipients[index] }] : [],
  );
  if (owned.length === 0) return routed;
  const vault = await openVault(tx, UNROUTED_ORG_ID);
  const copies = owned.flatMap(({ row, readers }) => {
    const payload = vault.decrypt(row.payloadCiphertext, aadFor('webhookPayload', row.id));
    return readers.map(({ orgId, integrationId }) => ({
      org_id: orgId,
      id: row.id,
      integration_id: integrationId,
      platform: row.platform,
      dedupe_key: row.dedupeKey,
      kind: row.kind,
      subject_type: row.subjectType,
      subject_external_id: row.subjectExternalId,
      occurred_at: row.occurredAt?.toISOString() ?? null,
      received_at: row.receivedAt.toISOString(),
      position: row.position,
      payload_ciphertext: sealUnderRing(orgId, payload, aadFor('webhookPayload', row.id)),
      status: 'received' as const,
    }));
  });
  // The platform may have resent it meanwhile: then it is stored already and this copy is only deleted.
  const stored = await insertDeliveries(tx, copies);
  const ids = sql.param(`{${owned.map(({ row }) => row.id).join(',')}}`);
  await tx
    .delete(webhookDeliveries)
    .where(
      sql`${eq(webhookDeliveries.orgId, UNROUTED_ORG_ID)} and ${webhookDeliveries.id} = any(${ids}::text::uuid[])`,
    );
  return routed + stored.length;
}
