import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SlidingLog } from './sliding-log';

const tenAMinute = [{ limit: 10, seconds: 60 }];

function atTime(maxKeys?: number) {
  const clock = { now: 1_000_000 };
  return { clock, log: new SlidingLog(() => clock.now, maxKeys) };
}

describe('sliding log', () => {
  it('admits exactly the limit, then says in whole seconds when the next may pass', () => {
    const { clock, log } = atTime();
    const verdicts = Array.from({ length: 15 }, () => {
      clock.now += 100;
      return log.take('a', tenAMinute);
    });
    expect(verdicts.map(({ allowed }) => allowed)).toEqual([...Array(10).fill(true), ...Array(5).fill(false)]);
    expect(verdicts[0]?.remaining).toBe(9);
    expect(verdicts[14]).toMatchObject({ remaining: 0, limit: 10, windowSeconds: 60, retryAfterSeconds: 59 });
    clock.now += 59_000;
    expect(log.take('a', tenAMinute).allowed).toBe(true);
  });

  it('never admits more than the limit in any window, however requests fall', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 200 }), (gaps) => {
        const { clock, log } = atTime();
        const admitted: number[] = [];
        for (const gap of gaps) {
          clock.now += gap;
          if (log.take('a', tenAMinute).allowed) admitted.push(clock.now);
        }
        return admitted.every((time, index) => time - (admitted[index - 10] ?? -Infinity) >= 60_000);
      }),
    );
  });

  it('lets a caller pass again after exactly the time it named', () => {
    const { clock, log } = atTime();
    for (let count = 0; count < 10; count += 1) log.take('a', tenAMinute);
    const { retryAfterSeconds } = log.take('a', tenAMinute);
    clock.now += retryAfterSeconds * 1000 - 1;
    expect(log.take('a', tenAMinute).allowed).toBe(false);
    clock.now += 1;
    expect(log.take('a', tenAMinute).allowed).toBe(true);
  });

  it('keeps several windows at once: the 501st of an hour is refused though its minute has room', () => {
    const { clock, log } = atTime();
    const ai = [
      { limit: 30, seconds: 60 },
      { limit: 500, seconds: 3600 },
    ];
    let admitted = 0;
    for (let count = 0; count < 1000; count += 1) {
      clock.now += 2_500;
      if (log.take('a', ai).allowed) admitted += 1;
    }
    expect(admitted).toBe(500);
    expect(log.take('a', ai)).toMatchObject({ allowed: false, limit: 500, windowSeconds: 3600 });
  });

  it('counts keys apart and forgets the one used longest ago beyond its bound', () => {
    const { log } = atTime(2);
    const once = [{ limit: 1, seconds: 60 }];
    expect(log.take('a', once).allowed).toBe(true);
    expect(log.take('b', once).allowed).toBe(true);
    expect(log.take('a', once).allowed).toBe(false);
    expect(log.take('c', once).allowed).toBe(true);
    expect(log.take('a', once).allowed).toBe(false);
    expect(log.take('b', once).allowed).toBe(true);
  });
});
