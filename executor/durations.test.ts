import { describe, expect, it } from 'vitest';
import { parseDuration, parseMoment } from './durations';

describe('parsing of durations', () => {
  it('parseDuration sums the parts of a duration', () => {
    expect(parseDuration('1w2d3h4m5s')).toBe(788_645_000);
    expect(parseDuration('250ms')).toBe(250);
    expect(parseDuration('')).toBe(0);
    expect(parseDuration('5 minutes')).toBeUndefined();
  });

  it('parseMoment reads a time from a duration or a date', () => {
    expect(parseMoment('2s', 1000)).toBe(3000);
    expect(parseMoment('2030-01-01T00:00:00.000Z', 0)).toBe(Date.UTC(2030, 0, 1));
    expect(parseMoment('tomorrow', 0)).toBeUndefined();
  });
});
