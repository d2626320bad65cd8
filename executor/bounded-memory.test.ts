import { expect, it } from 'vitest';
import { inStatementSizes } from './store/statement-sizes';
import { WaitedNames } from './waited-names';

it('any number of rows is inserted by at most ten statements, in order', () => {
  const sizes = new Set<number>();
  for (let count = 0; count <= 1500; count += 1) {
    const rows = Array.from({ length: count }, (_, index) => index);
    const parts = inStatementSizes(rows);
    expect(parts.flat()).toEqual(rows);
    for (const part of parts) sizes.add(part.length);
  }
  expect([...sizes].toSorted((a, b) => a - b)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512]);
});

it('event names that no run waits for are removed after an hour, and stored ones never', () => {
  let now = 0;
  const names = new WaitedNames(() => now);
  for (let number = 0; number < 1000; number += 1) names.add(`test/word-${number}`);
  names.forgetAllBut(new Set());
  expect(names.size).toBe(1000);
  now = 3_600_000;
  names.add('test/word-1');
  names.forgetAllBut(new Set(['test/word-2']));
  expect([names.size, names.has('test/word-1'), names.has('test/word-2')]).toEqual([2, true, true]);
});
