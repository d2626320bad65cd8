const MOST_ROWS = 512;

// Client and server keep a prepared statement per number of rows and connection: sizes of 512, 256, … 1 keep them few.
export function inStatementSizes<T>(rows: readonly T[]): T[][] {
  const parts: T[][] = [];
  let start = 0;
  for (let size = MOST_ROWS; size >= 1; size /= 2) {
    for (; rows.length - start >= size; start += size) parts.push(rows.slice(start, start + size));
  }
  return parts;
}
