const MOST_ROWS = 512;

/**
 * Rows in parts of 512, 256, … 1. Client and server keep a prepared statement for every number of rows as long as a
 * connection lives: parts of any size would be hundreds of statements per table and connection.
 */
export function inStatementSizes<T>(rows: readonly T[]): T[][] {
  const parts: T[][] = [];
  let start = 0;
  for (let size = MOST_ROWS; size >= 1; size /= 2) {
    for (; rows.length - start >= size; start += size) parts.push(rows.slice(start, start + size));
  }
  return parts;
}
