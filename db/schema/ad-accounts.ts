import { sql } from 'drizzle-orm';
import { boolean, date, foreignKey, index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { systemPolicies, tenantPolicy } from '../policies';
import { createdAt, instant } from './columns';
import { integrations } from './integrations';

export const adAccounts = pgTable(
  'ad_accounts',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull().defaultRandom(),
    integrationId: uuid('integration_id').notNull(),
    platform: text('platform').notNull(),
    // Text, never a number: some ids have 19 digits.
    externalId: text('external_id').notNull(),
    name: text('name').notNull(),
    currency: text('currency').notNull(),
    timeZone: text('time_zone').notNull(),
    externalStatus: text('external_status'),
    // A second id that the platform needs for access, or null; see RemoteAdAccount.
    accessPath: text('access_path'),
    selected: boolean('selected').notNull().default(false),
    readFrom: date('read_from', { mode: 'string' }),
    readTo: date('read_to', { mode: 'string' }),
    // Known days from here on have their conversions by action, without a gap; null: none.
    actionsFrom: date('actions_from', { mode: 'string' }),
    historyGoal: date('history_goal', { mode: 'string' }),
    observedAt: instant('observed_at').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    unique('ad_accounts_external').on(table.orgId, table.platform, table.externalId),
    foreignKey({
      columns: [table.orgId, table.integrationId],
      foreignColumns: [integrations.orgId, integrations.id],
    }),
    index('ad_accounts_of_platform').on(table.platform, table.externalId),
    index('ad_accounts_past')
      .on(table.orgId, table.integrationId)
      .where(sql`${table.selected} and ${table.readFrom} > ${table.historyGoal}`),
    tenantPolicy(),
    ...systemPolicies('select'),
  ],
);
