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
    createdAt: createdAt(),
  },
  (table) => [
    check('organizations_margin', sql`${table.marginBasisPoints} between 0 and 10000`),
    tenantPolicy('id'),
    ...systemPolicies('select'),
  ],
);
