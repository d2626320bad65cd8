import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, daysBetween } from '@/lib/dates';
import { SeenDays } from './seen-days';

it('seen days keep exactly what was added, across any number of restarts', () => {
  const from = '2026-02-20';
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.array(fc.tuple(fc.uuid(), fc.nat(99)), { maxLength: 40 }),
      (length, additions) => {
        const window = { from, to: addDays(from, length - 1) };
        let encoded = '';
        const expected = new Map<string, Set<number>>();
        for (const [campaignId, offset] of additions) {
          const seen = new SeenDays(window, encoded);
          const date = addDays(from, offset % length);
          seen.add(campaignId, date);
          expected.set(campaignId, (expected.get(campaignId) ?? new Set()).add(daysBetween(from, date)));
          encoded = seen.encode();
        }
        const rows = new SeenDays(window, encoded).rows();
        expect(new Set(rows.map((row) => row.campaignId))).toEqual(new Set(expected.keys()));
        for (const { campaignId, days } of rows) {
          expect(days).toHaveLength(length);
          expect(new Set([...days].flatMap((bit, day) => (bit === '1' ? [day] : [])))).toEqual(
            expected.get(campaignId),
          );
        }
      },
    ),
  );
});
