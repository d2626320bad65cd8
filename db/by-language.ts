import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

// ICU's Arabic collation: Arabic before Latin, "Campaign 9" before "Campaign 10". One order for both languages keeps
// cursors valid; equal names need a second sort column.
export function byLanguage(name: SQLWrapper): SQL {
  return sql`${name} collate by_language`;
}
