import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, decodePageCursor, encodePageCursor, type Position, positionSchema } from './page-cursor';

describe('advance', () => {
  it('ends with the last page', () => {
    expect(advance(null, null)).toBeNull();
    expect(advance({ after: 'a', count: 1, mark: 'a' }, null)).toBeNull();
  });

  it('goes through any number of different cursors', () => {
    let position: Position | null = null;
    for (let page = 0; page < 500; page += 1) {
      const next = advance(position, `cursor ${page}`);
      expect(next).not.toBe('repeated');
      position = next as Position;
    }
    expect(position?.count).toBe(500);
  });

  it('notices a circle of any length, wherever it begins', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 40 }), (straight, circle) => {
        let position: Position | null = null;
        for (let page = 0; page < 400; page += 1) {
          const cursor = page < straight ? `s${page}` : `c${(page - straight) % circle}`;
          const next = advance(position, cursor);
          if (next === 'repeated') return true;
          position = next;
        }
        return false;
      }),
    );
  });
});

describe('cursors', () => {
  it('come back as they were', () => {
    const position = { after: 'QVFI=', count: 3, mark: 'x' };
    expect(decodePageCursor(encodePageCursor(position), positionSchema)).toEqual(position);
  });

  it('cursors that cannot be read start the listing over', () => {
    for (const cursor of [null, '', 'after', '{"after":1}'])
      expect(decodePageCursor(cursor, positionSchema)).toBeNull();
  });
});
