import { expect, it } from 'vitest';
import { moveInList } from './move-in-list';

it('an item moves by one place, and stays where it is at the ends of the list', () => {
  const list = ['a', 'b', 'c'];
  expect(moveInList(list, 'b', -1)).toEqual(['b', 'a', 'c']);
  expect(moveInList(list, 'b', 1)).toEqual(['a', 'c', 'b']);
  expect(moveInList(list, 'a', -1)).toBe(list);
  expect(moveInList(list, 'c', 1)).toBe(list);
});
