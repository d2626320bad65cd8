import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/**
 * A name to sort and compare by as people read: the Arabic order of ICU, in which Arabic comes before Latin, upper and
 * lower case and accents stand together, and "Campaign 9" comes before "Campaign 10". One order for both languages, so
 * that a cursor is good in either. Different texts are never equal; rows of one name need a second column.
 */
export function byLanguage(name: SQLWrapper): SQL {
  return sql`${name} collate by_language`;
}
