import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readFigureFilter } from './read-figure-filter';

const riyadh = { currency: 'SAR', timeZone: 'Asia/Riyadh', weekStartsOn: 0 };
const now = new Date('2026-11-30T09:00:00Z');
const read = (search: Record<string, string | string[]>) => readFigureFilter(search, riyadh, now);
const account = '6f9619ff-8b86-4011-b42d-00cf4fc964ff';

describe('readFigureFilter', () => {
  it('reads the filter of an address without complaint', () => {
    const { filter, refused } = read({ period: 'last_7_days', platforms: 'meta,google', accounts: account });
    expect(refused).toEqual([]);
    expect(filter).toMatchObject({
      preset: 'last_7_days',
      from: '2026-11-23',
      to: '2026-11-29',
      platforms: ['google', 'meta'],
      accounts: [account],
    });
  });

  it('leaves out only what is not valid, and names it with its value', () => {
    const { filter, refused } = read({ platforms: 'myspace', compare: 'off', platform: 'meta', period: '' });
    expect(filter).toMatchObject({ preset: 'last_30_days', compare: 'off', platforms: [] });
    expect(refused).toEqual([
      { name: 'platforms', value: 'myspace', reason: 'invalid' },
      { name: 'platform', value: 'meta', reason: 'unknown' },
    ]);
  });

  const contradictions: Record<string, string>[] = [
    { from: '2026-11-20', to: '2026-11-10' },
    { from: '2026-11-20' },
    { period: 'today', from: '2026-11-01', to: '2026-11-10' },
    { from: '1990-01-01', to: '2026-11-10' },
  ];
  it.each(contradictions)('shows the default period for days that do not go together: %o', (days) => {
    const { filter, refused } = read({ ...days, platforms: 'meta' });
    expect(filter).toMatchObject({ preset: 'last_30_days', platforms: ['meta'] });
    expect(refused.map(({ name, reason }) => [name, reason])).toEqual(Object.keys(days).map((name) => [name, 'days']));
  });

  it('opens the filter of a view where the address has no valid one, and otherwise nothing of it', () => {
    const ofView = { platforms: ['meta' as const], compare: 'off' as const };
    const readIn = (search: Record<string, string>) => readFigureFilter(search, riyadh, now, {}, ofView);
    expect(readIn({})).toMatchObject({ filter: { platforms: ['meta'], compare: 'off' }, isOwn: false });
    expect(readIn({ platforms: 'myspace' })).toMatchObject({ filter: { platforms: ['meta'] }, isOwn: false });
    expect(readIn({ from: '2026-11-20' })).toMatchObject({ filter: { platforms: ['meta'] }, isOwn: false });
    expect(readIn({ period: 'today' })).toMatchObject({ filter: { platforms: [], preset: 'today' }, isOwn: true });
  });

  it('refuses names that every object has', () => {
    expect(read({ constructor: 'x' }).refused).toEqual([{ name: 'constructor', value: 'x', reason: 'unknown' }]);
  });

  it('parses the parameters of the page itself, and names those that are not valid', () => {
    const ownFields = { sort: z.enum(['name', '-name']), figure: z.enum(['spend']) };
    const { own, refused } = readFigureFilter({ sort: '-name', figure: 'colour' }, riyadh, now, ownFields);
    expect(own).toEqual({ sort: '-name' });
    expect(refused).toEqual([{ name: 'figure', value: 'colour', reason: 'invalid' }]);
  });
});
