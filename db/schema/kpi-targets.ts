import { sql } from 'drizzle-orm';
import { check, date, foreignKey, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { tenantPolicy } from '../policies';
import { adAccounts } from './ad-accounts';
import { createdAt, decimal, instant, oneOf } from './columns';
import { labels } from './labels';
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
export const kpiRepetitions = ['none', 'monthly'] as const;

export const kpiTargets = pgTable(
  'kpi_targets',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull().defaultRandom(),
    metric: text('metric', { enum: kpiMetrics }).notNull(),
    direction: text('direction', { enum: kpiDirections }).notNull(),
    // Major currency units for money, a multiple for ROAS, a fraction for CTR. Of each month where it repeats.
    target: decimal('target').notNull(),
    currency: text('currency'),
    // The scope is one of these; all null: the whole organization.
    platform: text('platform'),
    adAccountId: uuid('ad_account_id'),
    labelId: uuid('label_id'),
    repeats: text('repeats', { enum: kpiRepetitions }).notNull().default('none'),
    // Of a target that repeats: its first month.
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
    // The end of its last month; null: until it is archived.
    repeatsUntil: date('repeats_until', { mode: 'string' }),
    createdBy: uuid('created_by').notNull(),
    archivedAt: instant('archived_at'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    foreignKey({ columns: [table.orgId], foreignColumns: [organizations.id] }).onDelete('cascade'),
    foreignKey({
      columns: [table.orgId, table.adAccountId],
      foreignColumns: [adAccounts.orgId, adAccounts.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [table.orgId, table.labelId], foreignColumns: [labels.orgId, labels.id] }).onDelete(
      'cascade',
    ),
    oneOf('kpi_targets_metric', table.metric, kpiMetrics),
    oneOf('kpi_targets_direction', table.direction, kpiDirections),
    oneOf('kpi_targets_repeats', table.repeats, kpiRepetitions),
    check('kpi_targets_scope', sql`num_nonnulls(${table.platform}, ${table.adAccountId}, ${table.labelId}) <= 1`),
    check('kpi_targets_period', sql`${table.endsOn} >= ${table.startsOn}`),
    check(
      'kpi_targets_months',
      sql`case ${table.repeats} when 'monthly' then extract(day from ${table.startsOn}) = 1
          and ${table.endsOn} = (${table.startsOn} + interval '1 month' - interval '1 day')::date
          and (${table.repeatsUntil} is null
            or ${table.repeatsUntil} >= ${table.endsOn} and extract(day from ${table.repeatsUntil} + 1) = 1)
        else ${table.repeatsUntil} is null end`,
    ),
    check('kpi_targets_target', sql`${table.target} > 0`),
    tenantPolicy(),
  ],
);
