import { sql } from 'drizzle-orm';
import { check, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { systemPolicies, tenantPolicy } from '../policies';
import { createdAt } from './columns';

export const organizations = pgTable(
  'organizations',
  {
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    currency: text('currency').notNull(),
    timeZone: text('time_zone').notNull(),
    // Gross margin for ROI, in basis points; null shows ROI as gross (ROAS - 1).
    marginBasisPoints: integer('margin_basis_points'),
    // First day of the week for periods; 0 is Sunday.
    weekStartsOn: integer('week_starts_on').notNull().default(0),
    // Scripts of their pages may call routes of the organization with a token.
    allowedOrigins: text('allowed_origins').array().notNull().default([]),
    createdAt: createdAt(),
  },
  (table) => [
    check('organizations_margin', sql`${table.marginBasisPoints} between 0 and 10000`),
    check('organizations_week', sql`${table.weekStartsOn} between 0 and 6`),
    check('organizations_origins', sql`cardinality(${table.allowedOrigins}) <= 20`),
    tenantPolicy('id'),
    ...systemPolicies('select'),
  ],
);
