import { index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { systemPolicies, tenantPolicy } from '../policies';
import { createdAt, oneOf } from './columns';
import { organizations } from './organizations';

/** Platforms on which each form has a key of its own, instead of one key of the app. */
export const keyedPlatforms = ['google', 'snapchat'] as const;

/**
 * Keys that an organization's lead forms send with. A delivery that is verified by a key reaches this organization and
 * no other.
 */
export const webhookKeys = pgTable(
  'webhook_keys',
  {
    orgId: uuid('org_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull().defaultRandom(),
    platform: text('platform', { enum: keyedPlatforms }).notNull(),
    /** SHA-256, hexadecimal: finds the key that a delivery carries, and shows whether it is stored already. */
    keyHash: text('key_hash').notNull(),
    /** The key itself, encrypted; null where the platform sends the key along and the hash is enough. */
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
