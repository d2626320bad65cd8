import { describe, expect, it } from 'vitest';
import { createUlids, encodeUlid, seededUlid } from './ulids';

describe('ULIDs', () => {
  it('ULIDs encode time and entropy as in the ULID specification', () => {
    expect(encodeUlid(1_469_918_176_385, new Uint8Array(10))).toBe('01ARYZ6S410000000000000000');
  });

  it('ULIDs sort in the order of creation, also when the clock steps back', () => {
    let time = 1000;
    const next = createUlids(() => time);
    const ids = [next(), next()];
    time = 500;
    ids.push(next());
    time = 2000;
    ids.push(next());
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(4);
  });

  it('ULIDs are the same for the events of a repeated request, and different for each event', () => {
    const seed = `1469918176385,${Buffer.alloc(10).toString('base64')}`;
    expect(seededUlid(seed, 0)).toBe('01ARYZ6S410000000000000000');
    expect(seededUlid(seed, 1)).toBe('01ARYZ6S410000000000000001');
    expect(seededUlid('nonsense', 0)).toBeUndefined();
  });
});
