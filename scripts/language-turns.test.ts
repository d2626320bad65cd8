import { describe, expect, it } from 'vitest';
import { LONG, languageTurns } from '../e2e/language-turns';

const short = (language: 'en' | 'ar', first?: 'en' | 'ar') => {
  const turn = languageTurns(language, first);
  return [0, 1, 2, 3].map(() => !turn().includes(LONG));
};

describe('languages of browser tests', () => {
  it('npm test walks each journey in one language, and the languages take turns', () => {
    expect(short('en')).toEqual([true, false, true, false]);
    expect(short('ar')).toEqual([false, true, false, true]);
  });

  it('the journeys of a file can begin in Arabic', () => {
    expect(short('ar', 'ar')).toEqual([true, false, true, false]);
    expect(short('en', 'ar')).toEqual([false, true, false, true]);
  });
});
