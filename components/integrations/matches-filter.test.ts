import { describe, expect, it } from 'vitest';
import { matchesFilter } from './matches-filter';

describe('matchesFilter', () => {
  it('shows everything while nothing is typed', () => {
    expect(matchesFilter('', ['Nakhla'])).toBe(true);
    expect(matchesFilter('  ', [])).toBe(true);
  });

  it('finds every word, in any of the texts and in any order', () => {
    expect(matchesFilter('sar nakhla', ['Nakhla Riyadh', 'act_1', 'SAR'])).toBe(true);
    expect(matchesFilter('nakhla kwd', ['Nakhla Riyadh', 'act_1', 'SAR'])).toBe(false);
  });

  it('does not let a word reach over two texts', () => {
    expect(matchesFilter('ab', ['a', 'b'])).toBe(false);
  });

  it('ignores case, accents, vowel signs, hamza on its bearer, stretching and direction marks', () => {
    expect(matchesFilter('CAFE', ['Café'])).toBe(true);
    expect(matchesFilter('احمد', ['أَحْمَد'])).toBe(true);
    expect(matchesFilter('نخلة', ['نخـــلة'])).toBe(true);
    expect(matchesFilter('nakhla', ['\u202enak\u200fhla'])).toBe(true);
  });

  it('takes signs literally', () => {
    expect(matchesFilter('.*', ['Nakhla'])).toBe(false);
    expect(matchesFilter('<b>', ['<b>Nakhla</b>'])).toBe(true);
    expect(matchesFilter('🌴', ['Nakhla 🌴'])).toBe(true);
  });
});
