import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { tenantPolicy } from '../policies';
import { instant, oneOf } from './columns';
import { integrations } from './integrations';

// due: before expiry. expired: needed after expiry. rejected: refused by the platform before expiry.
export const tokenEventCauses = ['consent', 'due', 'expired', 'rejected', 'disconnect'] as const;

// retry_wait: the platform was unreachable, a retry follows. superseded: another writer was first.
export const tokenEventOutcomes = [
  'granted',
  'refreshed',
  'retry_wait',
  'reauth_required',
  'superseded',
  'disconnected',
] as const;

export const tokenEventActors = ['user', 'api_token', 'sweep', 'sync', 'system'] as const;

export const tokenEvents = pgTable(
  'token_events',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull().defaultRandom(),
    integrationId: uuid('integration_id').notNull(),
    happenedAt: instant('happened_at').notNull(),
    actorType: text('actor_type', { enum: tokenEventActors }).notNull(),
    actorId: uuid('actor_id'),
    cause: text('cause', { enum: tokenEventCauses }).notNull(),
    outcome: text('outcome', { enum: tokenEventOutcomes }).notNull(),
    errorClass: text('error_class'),
    errorCode: text('error_code'),
    vendorRequestId: text('vendor_request_id'),
    failures: integer('failures').notNull().default(0),
    durationMs: integer('duration_ms'),
    version: integer('version'),
    tokenExpiresAt: instant('token_expires_at'),
    retryAt: instant('retry_at'),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    foreignKey({
      columns: [table.orgId, table.integrationId],
      foreignColumns: [integrations.orgId, integrations.id],
    }).onDelete('cascade'),
    index('token_events_integration').on(table.orgId, table.integrationId, table.happenedAt),
    oneOf('token_events_cause', table.cause, tokenEventCauses),
    oneOf('token_events_outcome', table.outcome, tokenEventOutcomes),
    oneOf('token_events_actor', table.actorType, tokenEventActors),
    tenantPolicy(),
  ],
);
