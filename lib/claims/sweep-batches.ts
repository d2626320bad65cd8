/**
 * Does work in batches, each in its own short transaction, until one is not full.
 * @param size the most rows that a batch takes
 * @param takeBatch does one batch and returns its rows; `last` is the last row of the batch before
 * @returns how many rows were taken
 * @throws what a batch throws; the batches before it are done
 */
export async function sweepBatches<Row>(
  size: number,
  takeBatch: (last: Row | undefined) => Promise<readonly Row[]>,
): Promise<number> {
  let taken = 0;
  let last: Row | undefined;
  for (;;) {
    const rows = await takeBatch(last);
    taken += rows.length;
    if (rows.length < size) return taken;
    last = rows.at(-1);
  }
}
