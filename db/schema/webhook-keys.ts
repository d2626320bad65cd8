import { index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { systemPolicies, tenantPolicy } from '../policies';
import { createdAt, oneOf } from './columns';
import { organizations } from './organizations';

// Platforms where every form has its own key, instead of one key of the app.
export const keyedPlatforms = ['google', 'snapchat'] as const;

// A delivery verified by a key reaches only the key's organization.
export const webhookKeys = pgTable(
  'webhook_keys',
  {
    orgId: uuid('org_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull().defaultRandom(),
    platform: text('platform', { enum: keyedPlatforms }).notNull(),
    keyHash: text('key_hash').notNull(),
    // Null where the platform sends the key along and the hash is enough.
    keyCiphertext: text('key_ciphertext'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    unique('webhook_keys_key').on(table.orgId, table.platform, table.keyHash),
    index('webhook_keys_of_platform').on(table.platform, table.keyHash),
    oneOf('webhook_keys_platform', table.platform, keyedPlatforms),
    tenantPolicy(),
    ...systemPolicies('select'),
  ],
);
