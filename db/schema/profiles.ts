import { bigint, boolean, foreignKey, index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { systemPolicies, tenantPolicy } from '../policies';
import { createdAt, instant } from './columns';
import { integrations } from './integrations';

export const profiles = pgTable(
  'profiles',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull().defaultRandom(),
    integrationId: uuid('integration_id').notNull(),
    platform: text('platform').notNull(),
    kind: text('kind').notNull(),
    externalId: text('external_id').notNull(),
    name: text('name').notNull(),
    handle: text('handle'),
    followers: bigint('followers', { mode: 'number' }),
    selected: boolean('selected').notNull().default(false),
    observedAt: instant('observed_at').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    unique('profiles_external').on(table.orgId, table.platform, table.kind, table.externalId),
    foreignKey({
      columns: [table.orgId, table.integrationId],
      foreignColumns: [integrations.orgId, integrations.id],
    }),
    index('profiles_of_platform').on(table.platform, table.externalId),
    tenantPolicy(),
    ...systemPolicies('select'),
  ],
);
