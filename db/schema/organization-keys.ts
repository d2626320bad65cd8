import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { systemPolicies, tenantPolicy } from '../policies';
import { createdAt } from './columns';
import { organizations } from './organizations';

/**
 * The key that encrypts an organization's secrets, wrapped by a key of TOKEN_ENCRYPTION_KEYS: one for each key of the
 * ring that the organization has values under, which is one but for the time of a rotation.
 */
export const organizationKeys = pgTable(
  'organization_keys',
  {
    orgId: uuid('org_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    /** Id of the wrapping key; the same id is part of every value encrypted with the wrapped one. */
    keyId: text('key_id').notNull(),
    /** `v1.<kid>.<iv>.<ciphertext>.<tag>`, AES-256-GCM. */
    wrappedKey: text('wrapped_key').notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.orgId, table.keyId] }), tenantPolicy(), ...systemPolicies('select')],
);
