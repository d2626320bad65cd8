import { describe, expect, it } from 'vitest';
import { expectedToDate, kpiStatus } from './kpi-status';

const growing = {
  direction: 'at_least',
  additive: true,
  target: 100,
  actual: 50,
  elapsed: 0.5,
  projection: null,
} as const;
const limit = { ...growing, direction: 'at_most' } as const;
const ratio = { ...growing, additive: false, target: 2 } as const;

describe('the status of a target', () => {
  it.each([
    ['not_started', { ...growing, elapsed: 0, actual: null }],
    ['no_data', { ...growing, actual: null }],
    // Halfway through the period the band is 13 %.
    ['on_track', { ...growing, actual: 44 }],
    ['at_risk', { ...growing, actual: 43 }],
    ['behind', { ...growing, actual: 33 }],
    ['achieved', { ...growing, actual: 100 }],
    ['behind', { ...growing, actual: 99.9, elapsed: 1 }],
    ['achieved', { ...growing, actual: 100, elapsed: 1 }],
  ] as const)('is %s for a metric that should grow: %o', (status, progress) => {
    expect(kpiStatus(progress)).toBe(status);
  });

  it.each([
    ['on_track', { ...limit, actual: 0 }],
    ['on_track', { ...limit, actual: 56 }],
    ['at_risk', { ...limit, actual: 57 }],
    ['behind', { ...limit, actual: 67 }],
    ['behind', { ...limit, actual: 101 }],
    ['achieved', { ...limit, actual: 100, elapsed: 1 }],
    ['behind', { ...limit, actual: 100.1, elapsed: 1 }],
  ] as const)('is %s for a limit: %o', (status, progress) => {
    expect(kpiStatus(progress)).toBe(status);
  });

  it.each([
    ['on_track', { ...ratio, actual: 2 }],
    ['at_risk', { ...ratio, actual: 1.9 }],
    ['behind', { ...ratio, actual: 1.7 }],
    ['achieved', { ...ratio, actual: 2, elapsed: 1 }],
    ['on_track', { ...ratio, direction: 'at_most', actual: 1 }],
    ['at_risk', { ...ratio, direction: 'at_most', actual: 2.1 }],
    ['behind', { ...ratio, direction: 'at_most', actual: 2.3 }],
  ] as const)('is %s for a ratio: %o', (status, progress) => {
    expect(kpiStatus(progress)).toBe(status);
  });

  it.each([
    ['on_track', { ...growing, projection: { end: 99.1, low: 95, high: 103 } }],
    ['at_risk', { ...growing, projection: { end: 98, low: 94, high: 102 } }],
    ['behind', { ...growing, actual: 56, projection: { end: 98, low: 97, high: 99 } }],
    ['achieved', { ...growing, actual: 100, projection: { end: 180, low: 170, high: 190 } }],
    ['on_track', { ...limit, actual: 67, projection: { end: 100.9, low: 99, high: 103 } }],
    ['at_risk', { ...limit, projection: { end: 104, low: 99, high: 109 } }],
    ['behind', { ...limit, actual: 10, projection: { end: 104, low: 101, high: 107 } }],
    ['behind', { ...limit, actual: 101, projection: { end: 101, low: 101, high: 101 } }],
    ['at_risk', { ...ratio, actual: 3, projection: { end: 1.9, low: 1.7, high: 2.1 } }],
    ['on_track', { ...ratio, actual: 1, projection: { end: 2, low: 1.8, high: 2.2 } }],
    ['not_started', { ...growing, elapsed: 0, actual: null, projection: { end: 98, low: 97, high: 99 } }],
  ] as const)('is %s by the projected end and its range: %o', (status, progress) => {
    expect(kpiStatus(progress)).toBe(status);
  });

  it('expects even progress for growing metrics and the target itself for ratios', () => {
    expect(expectedToDate(growing)).toBe(50);
    expect(expectedToDate(ratio)).toBe(2);
  });
});
