import { describe, expect, it } from 'vitest';
import { businessOf } from './business-of';

describe('the business of a connection', () => {
  it.each([
    ['no account', [], null],
    ['one account', ['نخلة السعودية | Nakhla KSA'], 'نخلة السعودية | Nakhla KSA'],
    [
      'accounts of one brand',
      ['Nakhla UAE – نخلة الإمارات', 'نخلة السعودية | Nakhla KSA', 'Nakhla Kuwait نخلة الكويت'],
      'Nakhla نخلة',
    ],
    ['a brand of several words', ['Sahab Coffee Roasters KSA', 'Sahab Coffee Roasters'], 'Sahab Coffee Roasters'],
    ['a brand in other letters', ['NAKHLA Store', 'Nakhla Outlet'], 'NAKHLA'],
    ['nothing in common', ['Dana Perfumes', 'Sahab Coffee', 'Najd'], 'Dana Perfumes +2'],
    ['only a number in common', ['Shop 1', 'Store 1'], 'Shop 1 +1'],
    ['names without a word', ['🌴', '🌍'], '🌴 +1'],
  ])('the business of a connection is right for %s', (_what, names, business) => {
    expect(businessOf(names)).toBe(business);
  });
});
