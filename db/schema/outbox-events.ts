import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { systemPolicies, tenantPolicy } from '../policies';
import { createdAt } from './columns';

// An event that the engine has not accepted yet, recorded in the transaction of its change; deleted on acceptance.
export const outboxEvents = pgTable(
  'outbox_events',
  {
    // No foreign key: its check would lock the organization's row with every webhook.
    orgId: uuid('org_id').notNull(),
    // The engine drops an id that it saw within a day.
    eventId: text('event_id').notNull(),
    name: text('name').notNull(),
    // Ids only.
    data: jsonb('data').$type<object>().notNull(),
    // Calls of the sweep that the engine refused: such events come after the others.
    attempts: integer('attempts').notNull().default(0),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.eventId] }),
    index('outbox_events_waiting').on(table.attempts, table.createdAt),
    tenantPolicy(),
    ...systemPolicies('select', 'insert', 'update', 'delete'),
  ],
);
