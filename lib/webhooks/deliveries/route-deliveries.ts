import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { webhookDeliveries } from '@/db/schema/webhook-deliveries';
import { withSystem } from '@/db/system';
import type { Tx } from '@/db/tenant';
import { UNROUTED_ORG_ID } from '@/db/unrouted-org-id';
import { openVault, sealUnderRing } from '@/lib/crypto/organization-vault';
import { placeOf } from '@/lib/integrations/sealed-columns';
import type { PlatformId } from '@/lib/platforms/platform';
import type { WebhookSubject } from '@/lib/platforms/webhook';
import { findRecipients, type Recipient } from '../inbox/find-recipients';
import { insertDeliveries } from '../inbox/store-deliveries';

const BATCH = 500;

type Unclaimed = typeof webhookDeliveries.$inferSelect;

function subjectOf({ subjectType, subjectExternalId }: Unclaimed): WebhookSubject | null {
  if (subjectType === null || subjectExternalId === null) return null;
  return { type: subjectType as WebhookSubject['type'], externalId: subjectExternalId };
}

/** Where a sweep through them stands. */
interface Place {
  receivedAt: Date;
  id: string;
}

function unclaimedAfter(place: Place | null) {
  const { status, subjectExternalId, receivedAt, id } = webhookDeliveries;
  const isLater =
    place && sql`(${receivedAt}, ${id}) > (${place.receivedAt.toISOString()}::timestamptz, ${place.id}::uuid)`;
  return and(eq(status, 'unclaimed'), isNotNull(subjectExternalId), isLater ?? undefined);
}

/** Looks at the next ones after `place`. `next` null: there are no more. */
function claimBatch(place: Place | null): Promise<{ claimed: number; next: Place | null }> {
  return withSystem('webhooks: whose are deliveries that were for nobody', async (tx) => {
    const rows = await tx
      .select()
      .from(webhookDeliveries)
      .where(unclaimedAfter(place))
      .orderBy(webhookDeliveries.receivedAt, webhookDeliveries.id)
      .limit(BATCH)
      .for('update', { skipLocked: true });
    const last = rows.at(-1);
    return { claimed: await claimThose(tx, rows), next: rows.length < BATCH || !last ? null : last };
  });
}

/**
 * Gives deliveries that were for nobody to the organization that has come to read what they are about: an account that
 * was chosen since, a campaign that was first synced since. The sweep announces them. Returns how many.
 */
export async function routeDeliveries(): Promise<number> {
  let claimed = 0;
  let place: Place | null = null;
  do {
    const batch: Awaited<ReturnType<typeof claimBatch>> = await claimBatch(place);
    claimed += batch.claimed;
    place = batch.next;
  } while (place !== null);
  return claimed;
}

/** Deliveries verified by a key of one organization wait with it, and become its own alone. */
async function claimOwn(tx: Tx, rows: readonly Unclaimed[], recipients: readonly Recipient[][]): Promise<number> {
  let claimed = 0;
  for (const [index, { orgId, id }] of rows.entries()) {
    const reader =
      orgId === UNROUTED_ORG_ID ? undefined : recipients[index]?.find((recipient) => recipient.orgId === orgId);
    if (!reader) continue;
    await tx
      .update(webhookDeliveries)
      .set({ status: 'received', integrationId: reader.integrationId })
      .where(and(eq(webhookDeliveries.orgId, orgId), eq(webhookDeliveries.id, id)));
    claimed += 1;
  }
  return claimed;
}

async function claimThose(tx: Tx, rows: readonly Unclaimed[]): Promise<number> {
  const subjects = rows.map((row) => ({ platform: row.platform as PlatformId, subject: subjectOf(row) }));
  const recipients = await findRecipients(tx, subjects);
  const claimed = await claimOwn(tx, rows, recipients);
  const owned = rows.flatMap((row, index) =>
    row.orgId === UNROUTED_ORG_ID && recipients[index]?.length ? [{ row, readers: recipients[index] }] : [],
  );
  if (owned.length === 0) return claimed;
  const vault = await openVault(tx, UNROUTED_ORG_ID);
  const copies = owned.flatMap(({ row, readers }) => {
    const payload = vault.decrypt(row.payloadCiphertext, placeOf('webhookPayload', row.id));
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
      payload_ciphertext: sealUnderRing(orgId, payload, placeOf('webhookPayload', row.id)),
      status: 'received' as const,
    }));
  });
  // The same may have been sent again meanwhile, and been stored for its owner: then this one only goes.
  const stored = await insertDeliveries(tx, copies);
  const ids = sql.param(`{${owned.map(({ row }) => row.id).join(',')}}`);
  await tx
    .delete(webhookDeliveries)
    .where(
      sql`${eq(webhookDeliveries.orgId, UNROUTED_ORG_ID)} and ${webhookDeliveries.id} = any(${ids}::text::uuid[])`,
    );
  return claimed + stored.length;
}
