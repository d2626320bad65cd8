import 'server-only';
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { jsonRows } from '@/db/json-rows';
import { withSystem } from '@/db/system';
import type { Tx } from '@/db/tenant';
import { UNROUTED_ORG_ID } from '@/db/unrouted-org-id';
import { logger } from '@/lib/logger';
import { deliverAfterCommit } from '@/lib/outbox/deliver-events';
import type { PlatformId } from '@/lib/platform-ids';
import { hashKey, type ParsedDelivery } from '@/lib/platforms/webhook';
import { sealUnderRing } from '@/lib/vault/organization-vault';
import { aadFor } from '@/lib/vault/sealed-columns';
import { findRecipients, type Recipient } from './find-recipients';

// A type, not an interface: the driver's result type asks for an index signature.
export type StoredDelivery = { orgId: string; deliveryId: string };

export interface ReceivedRequest {
  platform: PlatformId;
  receivedAt: Date;
  // Only the organizations with the key that verified the request receive it. Null: every organization it concerns.
  onlyFor: readonly string[] | null;
  deliveries: readonly ParsedDelivery[];
}

interface NewRow {
  org_id: string;
  id: string;
  integration_id: string | null;
  platform: string;
  dedupe_key: string;
  kind: string;
  subject_type: string | null;
  subject_external_id: string | null;
  occurred_at: string | null;
  received_at: string;
  position: number;
  payload_ciphertext: string;
  status: 'received' | 'unclaimed';
}

const LONGEST = { key: 300, kind: 100, subject: 200 };

// Cut, hashed or dropped beyond what any platform sends, so that rows stay small.
function bounded({ key, kind, subject, ...rest }: ParsedDelivery): ParsedDelivery {
  return {
    ...rest,
    key: key.length > LONGEST.key ? hashKey(key) : key,
    kind: kind.slice(0, LONGEST.kind),
    subject: subject && subject.externalId.length > LONGEST.subject ? null : subject,
  };
}

function newRow(
  { platform, receivedAt }: ReceivedRequest,
  { delivery, position }: { delivery: ParsedDelivery; position: number },
  recipient: PlaceInInbox,
  payload: string,
): NewRow {
  const [id, orgId] = [randomUUID(), recipient.orgId];
  return {
    org_id: orgId,
    id,
    integration_id: recipient.integrationId,
    platform,
    dedupe_key: delivery.key,
    kind: delivery.kind,
    subject_type: delivery.subject?.type ?? null,
    subject_external_id: delivery.subject?.externalId ?? null,
    occurred_at: delivery.occurredAt?.toISOString() ?? null,
    received_at: receivedAt.toISOString(),
    position,
    payload_ciphertext: sealUnderRing(orgId, payload, aadFor('webhookPayload', id)),
    status: recipient.integrationId ? 'received' : 'unclaimed',
  };
}

// Without an integration the delivery waits until the organization reads its subject.
interface PlaceInInbox {
  orgId: string;
  integrationId: string | null;
}

function placesFor({ onlyFor }: ReceivedRequest, readers: readonly Recipient[]): PlaceInInbox[] {
  if (onlyFor === null) return readers.length > 0 ? [...readers] : [{ orgId: UNROUTED_ORG_ID, integrationId: null }];
  return onlyFor.map((orgId) => readers.find((reader) => reader.orgId === orgId) ?? { orgId, integrationId: null });
}

// Concurrent transactions insert the same keys in the same order, so that they cannot deadlock.
function inKeyOrder(a: NewRow, b: NewRow): number {
  const [left, right] = [a, b].map(({ org_id, platform, dedupe_key }) => `${org_id} ${platform} ${dedupe_key}`);
  return (left ?? '') < (right ?? '') ? -1 : 1;
}

/**
 * Inserts rows and skips dedupe keys that exist; one statement also records the events (see `deliveryReceived`).
 * @returns the new deliveries that have an organization
 */
export async function insertDeliveries(tx: Tx, rows: NewRow[]): Promise<StoredDelivery[]> {
  if (rows.length === 0) return [];
  const stored = await tx.execute<StoredDelivery>(sql`
    with stored as (
      insert into webhook_deliveries (org_id, id, integration_id, platform, dedupe_key, kind, subject_type,
        subject_external_id, occurred_at, received_at, position, payload_ciphertext, status)
      select r.* from json_to_recordset(${jsonRows(rows.toSorted(inKeyOrder))}) as r(org_id uuid, id uuid,
        integration_id uuid, platform text, dedupe_key text, kind text, subject_type text, subject_external_id text,
        occurred_at timestamptz, received_at timestamptz, position int, payload_ciphertext text, status text)
      on conflict (org_id, platform, dedupe_key) do nothing
      returning org_id, id, status
    ), events as (
      insert into outbox_events (org_id, event_id, name, data)
      select org_id, id::text, 'webhook/delivery.received',
        jsonb_build_object('orgId', org_id, 'deliveryId', id, 'turn', 0)
      from stored where status = 'received'
    )
    select org_id as "orgId", id as "deliveryId" from stored where status = 'received'`);
  deliverAfterCommit(stored.map(({ orgId, deliveryId }) => ({ orgId, eventId: deliveryId })));
  return stored;
}

/**
 * Stores each delivery once per organization it concerns, or once as unrouted; committed when it returns.
 * @returns per request, the new deliveries that have an organization
 */
export async function storeDeliveries(requests: readonly ReceivedRequest[]): Promise<StoredDelivery[][]> {
  const all = requests.flatMap((request, requestIndex) =>
    request.deliveries.map((parsed, position) => {
      const delivery = bounded(parsed);
      return { request, requestIndex, position, delivery, payload: JSON.stringify(delivery.payload) };
    }),
  );
  const requestIndexOf = new Map<string, number>();
  const stored = await withSystem('webhooks: store deliveries', async (tx) => {
    const subjects = all.map(({ request, delivery }) => ({ platform: request.platform, subject: delivery.subject }));
    const recipients = await findRecipients(tx, subjects);
    const rows = all.flatMap(({ request, requestIndex, position, delivery, payload }, index) => {
      return placesFor(request, recipients[index] ?? []).map((reader) => {
        const row = newRow(request, { delivery, position }, reader, payload);
        requestIndexOf.set(row.id, requestIndex);
        return row;
      });
    });
    const count = rows.filter(({ status }) => status === 'unclaimed').length;
    if (count > 0) logger.info({ count }, 'unrouted webhooks stored');
    return insertDeliveries(tx, rows);
  });
  const byRequest: StoredDelivery[][] = requests.map(() => []);
  for (const delivery of stored) byRequest[requestIndexOf.get(delivery.deliveryId) ?? 0]?.push(delivery);
  return byRequest;
}
