import { expect, it } from 'vitest';
import { planHistory } from './plan-history';

const account = (id: string, readFrom: string | null, historyGoal: string | null = '2025-10-23') => ({
  id,
  readFrom,
  historyGoal,
});

it('reads the newest missing days of all accounts before older ones', () => {
  expect(planHistory([account('a', '2025-12-01'), account('b', '2025-12-30'), account('c', '2025-12-01')])).toEqual([
    'history:b:01', // the days before 30 December
    'history:a:02', // before 1 December
    'history:c:03',
    'history:b:04', // before 30 November
    'history:a:05',
    'history:c:06',
    'history:b:07', // before 31 October
  ]);
});

it('plans nothing for accounts that are read to their goal, or not at all', () => {
  expect(planHistory([account('a', '2025-10-23'), account('b', '2025-01-01'), account('c', null, null)])).toEqual([]);
});

it('ends before long, with the newest days of every account', () => {
  const steps = planHistory(Array.from({ length: 50 }, (_, index) => account(`a${index}`, '2026-10-23')));
  expect(steps).toHaveLength(60);
  expect(new Set(steps.slice(0, 50).map((key) => key.split(':')[1])).size).toBe(50);
  expect(steps).toEqual([...steps].sort((a, b) => a.slice(-2).localeCompare(b.slice(-2))));
});
