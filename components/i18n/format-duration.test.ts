import { describe, expect, it } from 'vitest';
import { formatDuration } from './format-duration';

describe('formatDuration', () => {
  it.each([
    [0, '0 secs'],
    [12.44, '12.4 secs'],
    [59.97, '1 min'],
    [60, '1 min'],
    [754, '12 mins 34 secs'],
    [3600, '1 hr'],
    [7265, '2 hrs 1 min'],
  ])('formats %d seconds in the two largest units', (seconds, text) => {
    expect(formatDuration(seconds, 'en')).toBe(text);
  });

  it('formats durations in Arabic', () => {
    expect(formatDuration(754, 'ar')).toBe('12 د و34 ث');
  });
});
