import { describe, expect, it } from 'vitest';
import { changeTone, relativeChange } from './change';

describe('relativeChange', () => {
  it('is a fraction of the earlier figure', () => {
    expect(relativeChange(150, 100)).toBeCloseTo(0.5);
    expect(relativeChange(50, 100)).toBeCloseTo(-0.5);
  });

  it('rises when a loss shrinks', () => {
    expect(relativeChange(-50, -100)).toBeCloseTo(0.5);
  });

  it('has no number where there was nothing before', () => {
    expect(relativeChange(10, 0)).toBeNull();
    expect(relativeChange(10, null)).toBeNull();
    expect(relativeChange(null, 10)).toBeNull();
  });
});

describe('changeTone', () => {
  it('knows that a falling cost is good news', () => {
    expect(changeTone(-0.2, 'bad')).toBe('positive');
    expect(changeTone(0.2, 'bad')).toBe('negative');
    expect(changeTone(0.2, 'good')).toBe('positive');
    expect(changeTone(-0.2, 'good')).toBe('negative');
  });

  it('stays neutral for spend and for changes too small to matter', () => {
    expect(changeTone(0.9, 'neither')).toBe('neutral');
    expect(changeTone(0.004, 'good')).toBe('neutral');
  });
});
