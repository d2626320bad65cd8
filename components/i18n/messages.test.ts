import { describe, expect, it } from 'vitest';
import ar from '@/messages/ar.json';
import en from '@/messages/en.json';
import { icuArguments, pluralCategories } from './icu-arguments';

type Tree = { [key: string]: string | Tree };

function flatten(tree: Tree, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[`${prefix}${key}`, value]] : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}

const english = flatten(en);
const arabic = flatten(ar);
// Names that Arabic readers know in Latin letters, and signs.
const latinInArabic = new Set([
  'common.productName',
  'connectionName.person',
  'common.none',
  'dashboard.overview.none',
  'settings.rates.line',
  'settings.rates.origin',
]);

describe('message files', () => {
  it('have the same keys', () => {
    expect([...arabic.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('have no empty text', () => {
    const empty = [...english, ...arabic].filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });

  it('use the same arguments with the same types', () => {
    for (const [key, text] of english) {
      expect({ key, args: icuArguments(arabic.get(key) ?? '') }).toEqual({ key, args: icuArguments(text) });
    }
  });

  it('have all six Arabic forms in every plural', () => {
    for (const [key, text] of arabic) {
      for (const forms of pluralCategories(text)) {
        expect({ key, forms: forms.filter((form) => !form.startsWith('=')).sort() }).toEqual({
          key,
          forms: ['few', 'many', 'one', 'other', 'two', 'zero'],
        });
      }
    }
  });

  it('are Arabic in ar.json, except for known Latin names and signs', () => {
    const untranslated = [...arabic].filter(
      ([key, text]) => !/\p{Script=Arabic}/u.test(text) && !latinInArabic.has(key) && !key.startsWith('platforms.'),
    );
    expect(untranslated).toEqual([]);
  });
});
