import { describe, expect, it } from 'vitest';
import { firstValue, withSearch } from './list-search';

describe('the address of a list', () => {
  it('contains only parameters that are set, escaped', () => {
    expect(withSearch('/en/x', { status: 'active', cursor: null })).toBe('/en/x?status=active');
    expect(withSearch('/en/x', { cursor: 'a+b=' })).toBe('/en/x?cursor=a%2Bb%3D');
    expect(withSearch('/en/x', {})).toBe('/en/x');
  });

  it('uses the first of a repeated parameter', () => {
    expect(firstValue(['a', 'b'])).toBe('a');
    expect(firstValue(undefined)).toBeUndefined();
  });
});
