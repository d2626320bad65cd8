import { sql } from 'drizzle-orm';
import { integer, pgPolicy, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { appRole, systemPolicies } from '../policies';
import { createdAt, instant } from './columns';

export const users = pgTable(
  'users',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    passwordHash: text('password_hash').notNull(),
    sessionVersion: integer('session_version').notNull().default(1),
    disabledAt: instant('disabled_at'),
    // SHA-256 of the newest reset link's token, hex; kept after use to recognize a used link.
    resetTokenHash: text('reset_token_hash'),
    resetExpiresAt: instant('reset_expires_at'),
    resetUsedAt: instant('reset_used_at'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('users_email').on(table.email),
    uniqueIndex('users_reset_token').on(table.resetTokenHash),
    pgPolicy('members', {
      for: 'select',
      to: appRole,
      using: sql`exists (select 1 from memberships m where m.user_id = users.id and m.org_id = (select nullif(current_setting('app.org_id', true), '')::uuid))`,
    }),
    ...systemPolicies('select', 'insert', 'update'),
  ],
);
