import { expect, it } from 'vitest';
import { sweepBatches } from './sweep-batches';

// Takes `rows` as a query with a limit would, each batch after the last row of the one before.
async function sweep(rows: readonly number[], size: number) {
  const lasts: (number | undefined)[] = [];
  const taken = await sweepBatches<number>(size, async (last) => {
    lasts.push(last);
    return rows.filter((row) => last === undefined || row > last).slice(0, size);
  });
  return { taken, lasts };
}

it('a sweep takes batches, each after the last row of the one before, until one is not full', async () => {
  expect(await sweep([1, 2, 3, 4, 5], 2)).toEqual({ taken: 5, lasts: [undefined, 2, 4] });
});

it('a sweep ends with an empty batch when the batch before it was full', async () => {
  expect(await sweep([1, 2, 3, 4], 2)).toEqual({ taken: 4, lasts: [undefined, 2, 4] });
  expect(await sweep([], 2)).toEqual({ taken: 0, lasts: [undefined] });
});

it('a sweep ends with the error of a batch', async () => {
  let batches = 0;
  const failing = sweepBatches(1, async () => {
    batches += 1;
    if (batches === 2) throw new Error('the database is down');
    return [batches];
  });
  await expect(failing).rejects.toThrow('the database is down');
  expect(batches).toBe(2);
});
