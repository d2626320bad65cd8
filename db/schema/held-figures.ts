import { foreignKey, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { tenantPolicy } from '../policies';
import { adAccounts } from './ad-accounts';
import { instant, oneOf } from './columns';

/** Why an answer contradicts what is stored of the same days; see lib/metrics/doubt-figures.ts. */
export const figureDoubts = [
  'conversions_missing',
  'value_missing',
  'value_without_conversions',
  'other_scale',
  'everything_missing',
  'figure_missing',
] as const;

/** An ad account with a doubted reading; the row goes when a reading agrees with what is stored again. */
export const heldFigures = pgTable(
  'held_figures',
  {
    orgId: uuid('org_id').notNull(),
    adAccountId: uuid('ad_account_id').notNull(),
    doubt: text('doubt', { enum: figureDoubts }).notNull(),
    /** What taking the newest answer would change (lib/metrics/figure-change.ts); null: held before this was noted. */
    change: jsonb('change'),
    /** When the platform first answered so. */
    since: instant('since').notNull(),
    /** When it last did. */
    lastSeenAt: instant('last_seen_at').notNull(),
    /** From when on such figures are taken all the same, and no longer held back. */
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
