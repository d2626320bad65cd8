import { expect, it } from 'vitest';
import { planHistory } from './plan-history';

const account = (id: string, readFrom: string | null, historyGoal: string | null = '2025-10-23') => ({
  id,
  readFrom,
  historyGoal,
});

it('a history run reads the newest missing days of all accounts before older ones', () => {
  expect(planHistory([account('a', '2025-12-01'), account('b', '2025-12-30'), account('c', '2025-12-01')])).toEqual([
    { position: 1, kind: 'history', subjectId: 'b' }, // the days before 30 December
    { position: 2, kind: 'history', subjectId: 'a' }, // before 1 December
    { position: 3, kind: 'history', subjectId: 'c' },
    { position: 4, kind: 'history', subjectId: 'b' }, // before 30 November
    { position: 5, kind: 'history', subjectId: 'a' },
    { position: 6, kind: 'history', subjectId: 'c' },
    { position: 7, kind: 'history', subjectId: 'b' }, // before 31 October
  ]);
});

it('a history run plans nothing for accounts without missing days or without a first reading', () => {
  expect(planHistory([account('a', '2025-10-23'), account('b', '2025-01-01'), account('c', null, null)])).toEqual([]);
});

it('a history run is limited in steps, with the newest days of every account', () => {
  const steps = planHistory(Array.from({ length: 50 }, (_, index) => account(`a${index}`, '2026-10-23')));
  expect(steps).toHaveLength(60);
  expect(new Set(steps.slice(0, 50).map(({ subjectId }) => subjectId)).size).toBe(50);
  expect(steps.map(({ position }) => position)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
});
