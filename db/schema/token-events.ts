import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { tenantPolicy } from '../policies';
import { instant, oneOf } from './columns';
import { integrations } from './integrations';

/**
 * Why a token was dealt with. consent: a person granted access. due: its time had come. expired: it was needed after
 * its end. rejected: the platform refused it before its end. disconnect: a person ended the connection.
 */
export const tokenEventCauses = ['consent', 'due', 'expired', 'rejected', 'disconnect'] as const;

/**
 * What came of it. granted: a consent was stored. refreshed: a new token was stored. retry_wait: the platform could not
 * be asked, it is tried again. reauth_required: a person must reconnect. superseded: another writer was first.
 * disconnected: the tokens were erased.
 */
export const tokenEventOutcomes = [
  'granted',
  'refreshed',
  'retry_wait',
  'reauth_required',
  'superseded',
  'disconnected',
] as const;

export const tokenEventActors = ['user', 'api_token', 'sweep', 'sync', 'system'] as const;

/** The complete log of an integration's tokens: every attempt is a line, no line holds a token. */
export const tokenEvents = pgTable(
  'token_events',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull().defaultRandom(),
    integrationId: uuid('integration_id').notNull(),
    happenedAt: instant('happened_at').notNull(),
    /** Who caused it; `actorId` names the person or API token. */
    actorType: text('actor_type', { enum: tokenEventActors }).notNull(),
    actorId: uuid('actor_id'),
    cause: text('cause', { enum: tokenEventCauses }).notNull(),
    outcome: text('outcome', { enum: tokenEventOutcomes }).notNull(),
    errorClass: text('error_class'),
    /** A key below `syncErrors` in the message files. */
    errorCode: text('error_code'),
    /** The platform's own request id of the failed call. */
    vendorRequestId: text('vendor_request_id'),
    /** How many attempts in a row have failed, this one included; 0 for a success. */
    failures: integer('failures').notNull().default(0),
    durationMs: integer('duration_ms'),
    /** Version of the credentials after it. */
    version: integer('version'),
    /** End of the token that holds after it; null: no end, or none. */
    tokenExpiresAt: instant('token_expires_at'),
    /** When it is tried again, for `retry_wait`. */
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
