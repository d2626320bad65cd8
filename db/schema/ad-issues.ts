import { foreignKey, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { tenantPolicy } from '../policies';
import { adAccounts } from './ad-accounts';
import { createdAt, instant } from './columns';

export const adIssues = pgTable(
  'ad_issues',
  {
    orgId: uuid('org_id').notNull(),
    adAccountId: uuid('ad_account_id').notNull(),
    level: text('level').notNull(),
    externalId: text('external_id').notNull(),
    name: text('name'),
    code: text('code'),
    summary: text('summary'),
    reportedAt: instant('reported_at').notNull(),
    // Time and position of the reporting delivery order reports with the same `reportedAt`.
    receivedAt: instant('received_at').notNull(),
    position: integer('position').notNull().default(0),
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
