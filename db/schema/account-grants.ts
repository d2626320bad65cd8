import { boolean, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { tenantPolicy } from '../policies';
import { adAccounts } from './ad-accounts';
import { instant } from './columns';
import { integrations } from './integrations';
import { profiles } from './profiles';

/**
 * Which integrations of an organization reach an account. It is read through one of them, its `integration_id`; the
 * others stand by and take over when that access ends.
 */
const reach = () => ({
  orgId: uuid('org_id').notNull(),
  integrationId: uuid('integration_id').notNull(),
  accountId: uuid('account_id').notNull(),
  /** Whether a person chose to read it through this integration; null: nothing was decided, so it stands by. */
  wanted: boolean('wanted'),
  /** Start of the listing that showed it last. */
  seenAt: instant('seen_at').notNull(),
  /** Since when the platform no longer shows it to, or refuses it from, this integration; null: it is reached. */
  goneAt: instant('gone_at'),
});

/** The integrations that reach an ad account. */
export const adAccountGrants = pgTable(
  'ad_account_grants',
  {
    ...reach(),
    /** Of this integration; the one it is read with is copied to `ad_accounts`. See RemoteAdAccount. */
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

/** The integrations that reach a profile. */
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
