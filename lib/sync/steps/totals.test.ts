import { expect, it } from 'vitest';
import { comparableDays } from './totals';

const today = '2026-11-23';
const read = { readFrom: '2026-01-01', readTo: today };
const lookback = { from: '2026-10-26', to: '2026-11-22' };

it.each([
  ['an account read today', read, lookback],
  ['an account known for less', { ...read, readFrom: '2026-11-20' }, { from: '2026-11-20', to: '2026-11-22' }],
  ['an account read before midnight', { ...read, readTo: '2026-11-22' }, { ...lookback, to: '2026-11-21' }],
  ['an account read a day further east', { ...read, readTo: '2026-11-24' }, lookback],
  ['an account that was last read the day before yesterday', { ...read, readTo: '2026-11-21' }, null],
  ['an account known for today only', { ...read, readFrom: today }, null],
  ['an account never read', { readFrom: null, readTo: null }, null],
])('the comparable days are right for %s', (_name, known, expected) => {
  expect(comparableDays(today, known, 28)).toEqual(expected);
});
