import { describe, expect, it } from 'vitest';
import { changeTone, relativeChange } from './change';

describe('relativeChange', () => {
  it('is a fraction of the earlier figure', () => {
    expect(relativeChange(150, 100)).toBeCloseTo(0.5);
    expect(relativeChange(50, 100)).toBeCloseTo(-0.5);
  });

  it('is positive when a loss shrinks', () => {
    expect(relativeChange(-50, -100)).toBeCloseTo(0.5);
  });

  it('is null where there is no earlier figure', () => {
    expect(relativeChange(10, 0)).toBeNull();
    expect(relativeChange(10, null)).toBeNull();
    expect(relativeChange(null, 10)).toBeNull();
  });
});

describe('changeTone', () => {
  it('is positive for a falling cost', () => {
    expect(changeTone(-0.2, 'bad')).toBe('positive');
    expect(changeTone(0.2, 'bad')).toBe('negative');
    expect(changeTone(0.2, 'good')).toBe('positive');
    expect(changeTone(-0.2, 'good')).toBe('negative');
  });

  it('is neutral for spend and for changes below half a percent', () => {
    expect(changeTone(0.9, 'neither')).toBe('neutral');
    expect(changeTone(0.004, 'good')).toBe('neutral');
  });
});
