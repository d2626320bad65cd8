import { sql } from 'drizzle-orm';
import { foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { tenantPolicy } from '../policies';
import { createdAt, instant, oneOf } from './columns';
import { organizations } from './organizations';

export const alertKinds = [
  'budget_used',
  'budget_exhausted',
  'budget_overspent',
  'token_expiring',
  'token_dead',
  'sync_failed',
  'sync_stale',
  'totals_drift',
  'ad_rejected',
  'figures_held',
] as const;
export const alertSeverities = ['info', 'warning', 'urgent', 'critical'] as const;

export const alerts = pgTable(
  'alerts',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull().defaultRandom(),
    kind: text('kind', { enum: alertKinds }).notNull(),
    severity: text('severity', { enum: alertSeverities }).notNull(),
    causeKey: text('cause_key').notNull(),
    subjectType: text('subject_type', { enum: ['campaign', 'integration'] }).notNull(),
    subjectId: uuid('subject_id').notNull(),
    values: jsonb('values').$type<Record<string, string | number>>().notNull().default({}),
    openedAt: instant('opened_at').notNull(),
    acknowledgedAt: instant('acknowledged_at'),
    acknowledgedBy: uuid('acknowledged_by'),
    closedAt: instant('closed_at'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    foreignKey({ columns: [table.orgId], foreignColumns: [organizations.id] }).onDelete('cascade'),
    uniqueIndex('alerts_open_cause').on(table.orgId, table.causeKey).where(sql`${table.closedAt} is null`),
    index('alerts_opened').on(table.orgId, table.openedAt),
    oneOf('alerts_kind', table.kind, alertKinds),
    oneOf('alerts_severity', table.severity, alertSeverities),
    tenantPolicy(),
  ],
);
