import { sql } from 'drizzle-orm';
import { boolean, date, foreignKey, index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { systemPolicies, tenantPolicy } from '../policies';
import { createdAt, instant } from './columns';
import { integrations } from './integrations';

/** An advertising account seen through an integration. Money and days of its facts are in its currency and zone. */
export const adAccounts = pgTable(
  'ad_accounts',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull().defaultRandom(),
    integrationId: uuid('integration_id').notNull(),
    platform: text('platform').notNull(),
    /** The platform's id as text, never a number: some have 19 digits. */
    externalId: text('external_id').notNull(),
    name: text('name').notNull(),
    currency: text('currency').notNull(),
    timeZone: text('time_zone').notNull(),
    /** The platform's own word for the account's state, kept as reported; UNAVAILABLE while the platform refuses it. */
    externalStatus: text('external_status'),
    /** What the platform wants to be told besides the id to let us in; null: nothing. See RemoteAdAccount. */
    accessPath: text('access_path'),
    /** Whether a person chose to read it. */
    selected: boolean('selected').notNull().default(false),
    /** First and last day of the metrics read whole so far, without a gap between them; null: none yet. */
    readFrom: date('read_from', { mode: 'string' }),
    readTo: date('read_to', { mode: 'string' }),
    /** The day that reading the past is to come to; set by the first reading. */
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
