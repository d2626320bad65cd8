import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { systemPolicies, tenantPolicy } from '../policies';
import { createdAt, instant, oneOf } from './columns';
import { roles } from './memberships';
import { organizations } from './organizations';

export const apiTokens = pgTable(
  'api_tokens',
  {
    orgId: uuid('org_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull().defaultRandom(),
    name: text('name').notNull(),
    // SHA-256 of the whole token, hex. Its 256 random bits need no slow hash.
    tokenHash: text('token_hash').notNull(),
    prefix: text('prefix').notNull(),
    role: text('role', { enum: roles }).notNull(),
    createdBy: uuid('created_by').notNull(),
    lastUsedAt: instant('last_used_at'),
    expiresAt: instant('expires_at'),
    revokedAt: instant('revoked_at'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index('api_tokens_hash').on(table.tokenHash),
    oneOf('api_tokens_role', table.role, roles),
    tenantPolicy(),
    ...systemPolicies('select', 'update'),
  ],
);
