import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { systemPolicies, tenantPolicy } from '../policies';
import { createdAt, oneOf } from './columns';
import { organizations } from './organizations';
import { users } from './users';

export const roles = ['owner', 'admin', 'marketer', 'viewer'] as const;

export const memberships = pgTable(
  'memberships',
  {
    orgId: uuid('org_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    role: text('role', { enum: roles }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.userId] }),
    index('memberships_user').on(table.userId),
    oneOf('memberships_role', table.role, roles),
    tenantPolicy(),
    ...systemPolicies('select'),
  ],
);
