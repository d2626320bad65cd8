import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { systemPolicies, tenantPolicy } from '../policies';
import { createdAt, instant, oneOf } from './columns';
import { integrations } from './integrations';

/**
 * received: waiting for its first attempt. retrying: an attempt failed, the next one has a time. processed: everything
 * it asks for is done. ignored: it asks for nothing that we do. dead: every attempt failed; a person may replay it.
 * unclaimed: no organization reads what it is about.
 */
export const deliveryStatuses = ['received', 'retrying', 'processed', 'ignored', 'dead', 'unclaimed'] as const;

/** One failed attempt. */
export interface FailedAttempt {
  /** ISO 8601. */
  at: string;
  /** A key below `deliveryErrors` or `syncErrors` in the message files. */
  errorCode: string;
}

/** What a platform told us, once: the inbox. Kept for 30 days, its key with it. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    /** Of an unclaimed delivery: `UNROUTED_ORG_ID`, the id of no organization. */
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull(),
    /** Through which it concerns the organization; null while unclaimed. */
    integrationId: uuid('integration_id'),
    platform: text('platform').notNull(),
    /** See ParsedDelivery.key. */
    dedupeKey: text('dedupe_key').notNull(),
    /** The platform's word for what happened. */
    kind: text('kind').notNull(),
    subjectType: text('subject_type'),
    subjectExternalId: text('subject_external_id'),
    occurredAt: instant('occurred_at'),
    receivedAt: instant('received_at').notNull(),
    /** Its place among the changes of its request, from 0: of changes with one time the last one counts. */
    position: integer('position').notNull().default(0),
    /** The payload as JSON, encrypted like a token. */
    payloadCiphertext: text('payload_ciphertext').notNull(),
    status: text('status', { enum: deliveryStatuses }).notNull(),
    /** Attempts since it was received, or replayed. */
    attempts: integer('attempts').notNull().default(0),
    /** Every failed attempt, oldest first, those before a replay included. */
    failures: jsonb('failures').$type<FailedAttempt[]>().notNull().default([]),
    replays: integer('replays').notNull().default(0),
    nextAttemptAt: instant('next_attempt_at'),
    /** When the engine was told; one that stays null is announced by the sweeper. */
    announcedAt: instant('announced_at'),
    /** When it came to its end: processed, ignored or dead. */
    endedAt: instant('ended_at'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    unique('webhook_deliveries_key').on(table.orgId, table.platform, table.dedupeKey),
    // Unclaimed ones have no integration, and so no organization to exist.
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
