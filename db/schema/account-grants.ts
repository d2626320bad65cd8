import { boolean, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { tenantPolicy } from '../policies';
import { adAccounts } from './ad-accounts';
import { instant } from './columns';
import { integrations } from './integrations';
import { profiles } from './profiles';

// An account is read through one integration, its `integration_id`; the others take over when that access ends.
const reach = () => ({
  orgId: uuid('org_id').notNull(),
  integrationId: uuid('integration_id').notNull(),
  accountId: uuid('account_id').notNull(),
  wanted: boolean('wanted'),
  seenAt: instant('seen_at').notNull(),
  // Since when the platform no longer shows it to this integration; null while it is reachable.
  goneAt: instant('gone_at'),
});

export const adAccountGrants = pgTable(
  'ad_account_grants',
  {
    ...reach(),
    accessPath: text('access_path'),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.integrationId, table.accountId] }),
    foreignKey({
      columns: [table.orgId, table.integrationId],
      foreignColumns: [integrations.orgId, integrations.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.orgId, table.accountId],
      foreignColumns: [adAccounts.orgId, adAccounts.id],
    }).onDelete('cascade'),
    index('ad_account_grants_account').on(table.orgId, table.accountId),
    tenantPolicy(),
  ],
);

export const profileGrants = pgTable('profile_grants', reach(), (table) => [
  primaryKey({ columns: [table.orgId, table.integrationId, table.accountId] }),
  foreignKey({
    columns: [table.orgId, table.integrationId],
    foreignColumns: [integrations.orgId, integrations.id],
  }).onDelete('cascade'),
  foreignKey({ columns: [table.orgId, table.accountId], foreignColumns: [profiles.orgId, profiles.id] }).onDelete(
    'cascade',
  ),
  index('profile_grants_account').on(table.orgId, table.accountId),
  tenantPolicy(),
]);
