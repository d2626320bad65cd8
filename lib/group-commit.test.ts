import { expect, it } from 'vitest';
import { GroupCommit } from './group-commit';

const rules = {
  most: 10,
  weigh: () => 1,
  refuse: () => new Error('full'),
  isOutage: (error: unknown) => error instanceof RangeError,
};

function held() {
  const groups: { items: number[]; end: () => void }[] = [];
  const work = (items: number[]) =>
    new Promise<number[]>((resolve) => groups.push({ items, end: () => resolve(items.map((item) => item * 10)) }));
  return { groups, work };
}

it('GroupCommit processes items that arrive during a group together and returns each its own result', async () => {
  const { groups, work } = held();
  const commit = new GroupCommit(work, rules);
  const answers = Promise.all([1, 2, 3, 4].map((item) => commit.add(item)));
  groups[0]?.end();
  await new Promise(setImmediate);
  groups[1]?.end();
  expect(await answers).toEqual([10, 20, 30, 40]);
  expect(groups.map(({ items }) => items)).toEqual([[1], [2, 3, 4]]);
});

it('GroupCommit makes no group larger than its limit', async () => {
  const sizes: number[] = [];
  const commit = new GroupCommit<number, number>(
    async (items) => {
      sizes.push(items.length);
      return items;
    },
    { ...rules, most: 2 },
  );
  await Promise.all([1, 2, 3, 4, 5, 6].map((item) => commit.add(item)));
  expect(sizes).toEqual([1, 2, 2, 1]);
});

it('GroupCommit limits groups by weight and processes a heavier item alone', async () => {
  const groups: number[][] = [];
  const commit = new GroupCommit<number, number>(
    async (items) => {
      groups.push(items);
      return items;
    },
    { ...rules, weigh: (item) => item },
  );
  await Promise.all([1, 4, 5, 2, 50, 3].map((item) => commit.add(item)));
  expect(groups).toEqual([[1], [4, 5], [2], [50], [3]]);
});

it('GroupCommit does not retry items alone when the failure is an outage', async () => {
  let calls = 0;
  const commit = new GroupCommit<number, number>(async () => {
    calls += 1;
    throw new RangeError('away');
  }, rules);
  const settled = await Promise.allSettled([1, 2, 3, 4].map((item) => commit.add(item)));
  expect(settled.every(({ status }) => status === 'rejected')).toBe(true);
  expect(calls).toBe(2);
});

it('GroupCommit fails only the item that cannot be processed', async () => {
  const commit = new GroupCommit<number, number>(async (items) => {
    if (items.includes(3)) throw new Error('three');
    return items;
  }, rules);
  const settled = await Promise.allSettled([1, 2, 3, 4].map((item) => commit.add(item)));
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
});

it('GroupCommit refuses new items when too many wait and accepts them again later', async () => {
  const { groups, work } = held();
  const commit = new GroupCommit(work, { ...rules, most: 10_000 });
  const taken = Array.from({ length: 2_001 }, (_, index) => commit.add(index));
  await expect(commit.add(0)).rejects.toThrow('full');
  groups[0]?.end();
  await new Promise(setImmediate);
  groups[1]?.end();
  await Promise.all(taken);
  const again = commit.add(7);
  groups[2]?.end();
  expect(await again).toBe(70);
});
