import { describe, expect, it } from 'vitest';
import { matchesFilter } from './matches-filter';

describe('matchesFilter', () => {
  it('matches everything with an empty query', () => {
    expect(matchesFilter('', ['Nakhla'])).toBe(true);
    expect(matchesFilter('  ', [])).toBe(true);
  });

  it('matches when every word occurs in one of the texts, in any order', () => {
    expect(matchesFilter('sar nakhla', ['Nakhla Riyadh', 'act_1', 'SAR'])).toBe(true);
    expect(matchesFilter('nakhla kwd', ['Nakhla Riyadh', 'act_1', 'SAR'])).toBe(false);
  });

  it('does not match a word across two texts', () => {
    expect(matchesFilter('ab', ['a', 'b'])).toBe(false);
  });

  it('ignores case, accents, vowel signs, hamza on its bearer, stretching and direction marks', () => {
    expect(matchesFilter('CAFE', ['Café'])).toBe(true);
    expect(matchesFilter('احمد', ['أَحْمَد'])).toBe(true);
    expect(matchesFilter('نخلة', ['نخـــلة'])).toBe(true);
    expect(matchesFilter('nakhla', ['\u202enak\u200fhla'])).toBe(true);
  });

  it('matches special characters literally', () => {
    expect(matchesFilter('.*', ['Nakhla'])).toBe(false);
    expect(matchesFilter('<b>', ['<b>Nakhla</b>'])).toBe(true);
    expect(matchesFilter('🌴', ['Nakhla 🌴'])).toBe(true);
  });
});
