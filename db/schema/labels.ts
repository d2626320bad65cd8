import { sql } from 'drizzle-orm';
import { check, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { tenantPolicy } from '../policies';
import { createdAt, oneOf } from './columns';
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
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    unique('labels_name').on(table.orgId, table.nameSearch),
    oneOf('labels_colour', table.colour, labelColours),
    // A pattern that folds to nothing would match everything.
    check('labels_pattern', sql`(${table.pattern} is null) = (${table.patternLike} is null)`),
    tenantPolicy(),
  ],
);
