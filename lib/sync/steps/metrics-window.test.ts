import { describe, expect, it } from 'vitest';
import { addDays } from '@/lib/dates';
import { historyGoalOf, historyWindow, metricsWindow } from './metrics-window';

const today = '2026-11-22';

describe('the window of a metrics reading', () => {
  it('an account never read is read for the last 30 whole days and today', () => {
    expect(metricsWindow(today, null, 28)).toEqual({ from: '2026-10-23', to: today });
  });

  it('an account read before is read for the look-back and today', () => {
    expect(metricsWindow(today, today, 28)).toEqual({ from: '2026-10-25', to: today });
  });

  it('after a longer outage the window starts where reading stopped', () => {
    expect(metricsWindow(today, '2026-07-01', 28)).toEqual({ from: '2026-07-01', to: today });
  });

  it('the window never has a day without a partition, even for an account that was not read for years', () => {
    expect(metricsWindow(today, '2023-01-01', 28)).toEqual({ from: '2025-10-19', to: today });
  });
});

describe('the windows of the history', () => {
  it('history windows go back from the first reading to the goal, newest first, each day once', () => {
    const goal = historyGoalOf(today);
    expect(goal).toBe('2025-10-23');
    const windows = [];
    let readFrom = metricsWindow(today, null, 30).from;
    for (let next = historyWindow(readFrom, goal); next; next = historyWindow(readFrom, goal)) {
      expect(next.to).toBe(addDays(readFrom, -1));
      readFrom = next.from;
      windows.push(next);
    }
    expect(readFrom).toBe(goal);
    expect(windows).toHaveLength(13);
    expect(windows[0]).toEqual({ from: '2026-09-23', to: '2026-10-22' });
    expect(windows.at(-1)).toEqual({ from: '2025-10-23', to: '2025-10-27' });
  });

  it('history windows leave out the days that hourly syncs read again, whatever the look-back', () => {
    const { from } = metricsWindow(today, null, 30);
    for (const lookback of [14, 28, 29, 30]) {
      expect(metricsWindow(today, today, lookback).from >= from).toBe(true);
    }
  });

  it.each([
    ['the goal is reached', '2025-10-23'],
    ['more is read', '2025-01-01'],
  ])('no history window is left when %s', (_, readFrom) => {
    expect(historyWindow(readFrom, '2025-10-23')).toBeNull();
  });
});
