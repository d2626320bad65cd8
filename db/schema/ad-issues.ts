import { foreignKey, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { tenantPolicy } from '../policies';
import { adAccounts } from './ad-accounts';
import { createdAt, instant } from './columns';

/** What a platform refused or holds up, as it told us; the alert of it closes when it is resolved. */
export const adIssues = pgTable(
  'ad_issues',
  {
    orgId: uuid('org_id').notNull(),
    adAccountId: uuid('ad_account_id').notNull(),
    /** campaign, ad_set or ad. */
    level: text('level').notNull(),
    externalId: text('external_id').notNull(),
    name: text('name'),
    /** The platform's code and words for why. */
    code: text('code'),
    summary: text('summary'),
    reportedAt: instant('reported_at').notNull(),
    /** Of the delivery that reported it: they order reports of one time. */
    receivedAt: instant('received_at').notNull(),
    position: integer('position').notNull().default(0),
    /** When the platform said that it is in order again; null: it is not. */
    resolvedAt: instant('resolved_at'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.adAccountId, table.level, table.externalId] }),
    foreignKey({
      columns: [table.orgId, table.adAccountId],
      foreignColumns: [adAccounts.orgId, adAccounts.id],
    }).onDelete('cascade'),
    tenantPolicy(),
  ],
);
