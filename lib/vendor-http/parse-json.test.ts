import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from './parse-json';

describe('parseJson', () => {
  it('keeps long integers as text and leaves all other values alone', () => {
    const text = '{"id":1234567890123456789,"list":[-9007199254740993, 12],"n":1.2500000000000000000,"e":1e20}';
    expect(parseJson(text)?.value).toEqual({
      id: '1234567890123456789',
      list: ['-9007199254740993', 12],
      n: 1.25,
      e: 1e20,
    });
  });

  it('does not touch digits inside strings, escaped quotes included', () => {
    const value = { text: 'a "1234567890123456789", b\\', other: '\\":1234567890123456789,' };
    expect(parseJson(JSON.stringify(value))?.value).toEqual(value);
  });

  it('reads every JSON value without long integers as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (text) => {
        fc.pre(!/\d{16}/.test(text));
        expect(parseJson(text)?.value).toEqual(JSON.parse(text));
      }),
    );
  });

  it('is undefined for what is not JSON', () => {
    for (const text of ['', '{"a":', '"open', '<html>', '{"a":12345678901234567']) {
      expect(parseJson(text)).toBeUndefined();
    }
  });
});
