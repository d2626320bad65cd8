import { pgTable, uuid } from 'drizzle-orm/pg-core';
import { systemPolicies, tenantPolicy } from '../policies';
import { instant } from './columns';
import { organizations } from './organizations';

/**
 * Organizations whose alerts are due for an evaluation. Written in the transaction of the change, deleted by the
 * evaluation: a lost event delays it and never cancels it.
 */
export const alertEvaluations = pgTable(
  'alert_evaluations',
  {
    orgId: uuid('org_id')
      .primaryKey()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    dueSince: instant('due_since').notNull(),
    /** When the sweep last sent the engine an event for it. */
    announcedAt: instant('announced_at'),
  },
  () => [tenantPolicy(), ...systemPolicies('select', 'update')],
);
