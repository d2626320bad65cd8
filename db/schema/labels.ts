import { sql } from 'drizzle-orm';
import { check, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { tenantPolicy } from '../policies';
import { createdAt, instant, oneOf } from './columns';
import { organizations } from './organizations';

export const labelColours = ['grey', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink'] as const;

export const labels = pgTable(
  'labels',
  {
    orgId: uuid('org_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull().defaultRandom(),
    name: text('name').notNull(),
    nameSearch: text('name_search').notNull().generatedAlwaysAs(sql`search_fold(name)`),
    colour: text('colour', { enum: labelColours }).notNull(),
    // A part of the name of a campaign or of the text of a post, with * for any text.
    pattern: text('pattern'),
    patternLike: text('pattern_like').generatedAlwaysAs(sql`search_pattern(pattern)`),
    createdBy: uuid('created_by').notNull(),
    createdAt: createdAt(),
    // Kept for a day with what people decided about it, so that it can be restored.
    deletedAt: instant('deleted_at'),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    uniqueIndex('labels_name').on(table.orgId, table.nameSearch).where(sql`deleted_at is null`),
    oneOf('labels_colour', table.colour, labelColours),
    // A pattern that folds to nothing would match everything.
    check('labels_pattern', sql`(${table.pattern} is null) = (${table.patternLike} is null)`),
    tenantPolicy(),
  ],
);
