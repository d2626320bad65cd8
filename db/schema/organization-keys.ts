import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { systemPolicies, tenantPolicy } from '../policies';
import { createdAt } from './columns';
import { organizations } from './organizations';

export const organizationKeys = pgTable(
  'organization_keys',
  {
    orgId: uuid('org_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    // Also part of every value encrypted with the wrapped key.
    keyId: text('key_id').notNull(),
    wrappedKey: text('wrapped_key').notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.orgId, table.keyId] }), tenantPolicy(), ...systemPolicies('select')],
);
