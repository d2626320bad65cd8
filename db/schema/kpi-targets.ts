import { sql } from 'drizzle-orm';
import { check, date, foreignKey, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { tenantPolicy } from '../policies';
import { createdAt, decimal, instant, oneOf } from './columns';
import { organizations } from './organizations';

export const kpiMetrics = [
  'spend',
  'impressions',
  'clicks',
  'conversions',
  'conversion_value',
  'roas',
  'cpa',
  'ctr',
] as const;
// at_least: more is better (conversions). at_most: less is better (CPA, spend).
export const kpiDirections = ['at_least', 'at_most'] as const;

export const kpiTargets = pgTable(
  'kpi_targets',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull().defaultRandom(),
    metric: text('metric', { enum: kpiMetrics }).notNull(),
    direction: text('direction', { enum: kpiDirections }).notNull(),
    // Major currency units for money, a multiple for ROAS, a fraction for CTR.
    target: decimal('target').notNull(),
    currency: text('currency'),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
    createdBy: uuid('created_by').notNull(),
    archivedAt: instant('archived_at'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    foreignKey({ columns: [table.orgId], foreignColumns: [organizations.id] }).onDelete('cascade'),
    oneOf('kpi_targets_metric', table.metric, kpiMetrics),
    oneOf('kpi_targets_direction', table.direction, kpiDirections),
    check('kpi_targets_period', sql`${table.endsOn} >= ${table.startsOn}`),
    check('kpi_targets_target', sql`${table.target} > 0`),
    tenantPolicy(),
  ],
);
