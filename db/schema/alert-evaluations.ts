import { pgTable, uuid } from 'drizzle-orm/pg-core';
import { systemPolicies, tenantPolicy } from '../policies';
import { instant } from './columns';
import { organizations } from './organizations';

// Written in the transaction of the change, deleted by the evaluation: a lost event only delays it.
export const alertEvaluations = pgTable(
  'alert_evaluations',
  {
    orgId: uuid('org_id')
      .primaryKey()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    dueSince: instant('due_since').notNull(),
    announcedAt: instant('announced_at'),
  },
  () => [tenantPolicy(), ...systemPolicies('select', 'update')],
);
