import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { systemPolicies, tenantPolicy } from '../policies';
import { createdAt, instant, oneOf } from './columns';
import { integrations } from './integrations';

// ignored: no effect. dead: every attempt failed, a person may replay it. unclaimed: unrouted.
export const deliveryStatuses = ['received', 'retrying', 'processed', 'ignored', 'dead', 'unclaimed'] as const;

export interface FailedAttempt {
  at: string;
  errorCode: string;
}

// Kept for 30 days, its dedupe key with it.
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    // `UNROUTED_ORG_ID` while it is unrouted, or the organization of the key that verified it.
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull(),
    integrationId: uuid('integration_id'),
    platform: text('platform').notNull(),
    dedupeKey: text('dedupe_key').notNull(),
    kind: text('kind').notNull(),
    subjectType: text('subject_type'),
    subjectExternalId: text('subject_external_id'),
    occurredAt: instant('occurred_at'),
    receivedAt: instant('received_at').notNull(),
    // Index in its request, from 0: of changes with the same time the last one counts.
    position: integer('position').notNull().default(0),
    payloadCiphertext: text('payload_ciphertext').notNull(),
    status: text('status', { enum: deliveryStatuses }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    failures: jsonb('failures').$type<FailedAttempt[]>().notNull().default([]),
    replays: integer('replays').notNull().default(0),
    nextAttemptAt: instant('next_attempt_at'),
    // When its last event was recorded in the outbox; of an unrouted delivery, when it was stored.
    lastEventAt: instant('last_event_at').notNull().defaultNow(),
    endedAt: instant('ended_at'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    unique('webhook_deliveries_key').on(table.orgId, table.platform, table.dedupeKey),
    // An unrouted delivery has no integration, so no organization is referenced.
    foreignKey({
      columns: [table.orgId, table.integrationId],
      foreignColumns: [integrations.orgId, integrations.id],
    }).onDelete('cascade'),
    index('webhook_deliveries_received').on(table.orgId, table.receivedAt, table.id),
    index('webhook_deliveries_open')
      .on(table.status, table.receivedAt)
      .where(sql`${table.status} in ('received', 'retrying', 'unclaimed')`),
    oneOf('webhook_deliveries_status', table.status, deliveryStatuses),
    tenantPolicy(),
    ...systemPolicies('select', 'insert', 'update', 'delete'),
  ],
);
