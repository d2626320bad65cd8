import { pgTable, uuid } from 'drizzle-orm/pg-core';
import { systemPolicies, tenantPolicy } from '../policies';
import { instant } from './columns';
import { organizations } from './organizations';

// Written in the transaction of the change, deleted by the evaluation. An outbox event ends when the engine accepts it;
// this mark stays until the evaluation has committed.
export const alertEvaluations = pgTable(
  'alert_evaluations',
  {
    orgId: uuid('org_id')
      .primaryKey()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    dueSince: instant('due_since').notNull(),
    // When the sweep recorded its last event; null while it recorded none.
    lastEventAt: instant('last_event_at'),
  },
  () => [tenantPolicy(), ...systemPolicies('select', 'update')],
);
