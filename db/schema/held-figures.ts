import { foreignKey, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { tenantPolicy } from '../policies';
import { adAccounts } from './ad-accounts';
import { instant, oneOf } from './columns';

export const figureDoubts = [
  'conversions_missing',
  'value_missing',
  'value_without_conversions',
  'other_scale',
  'everything_missing',
  'figure_missing',
] as const;

export const heldFigures = pgTable(
  'held_figures',
  {
    orgId: uuid('org_id').notNull(),
    adAccountId: uuid('ad_account_id').notNull(),
    doubt: text('doubt', { enum: figureDoubts }).notNull(),
    change: jsonb('change'),
    since: instant('since').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    acceptedAt: instant('accepted_at'),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.adAccountId] }),
    foreignKey({
      columns: [table.orgId, table.adAccountId],
      foreignColumns: [adAccounts.orgId, adAccounts.id],
    }).onDelete('cascade'),
    oneOf('held_figures_doubt', table.doubt, figureDoubts),
    tenantPolicy(),
  ],
);
