import { expect, it } from 'vitest';
import { metricsWindow } from './metrics-window';

it('reads 90 days of an account never read whole', () => {
  expect(metricsWindow('2026-11-22', null, 28)).toEqual({ from: '2026-08-25', to: '2026-11-22' });
});

it('re-reads the look-back and today of an account read before', () => {
  expect(metricsWindow('2026-11-22', '2026-11-22', 28)).toEqual({ from: '2026-10-25', to: '2026-11-22' });
});

it('goes back to where reading stopped after a longer outage', () => {
  expect(metricsWindow('2026-11-22', '2026-07-01', 28)).toEqual({ from: '2026-07-01', to: '2026-11-22' });
});

it('reads no day that has no partition, also when an account was left alone for years', () => {
  expect(metricsWindow('2026-11-22', '2023-01-01', 28)).toEqual({ from: '2025-10-19', to: '2026-11-22' });
});
