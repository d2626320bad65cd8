import { expect, it } from 'vitest';
import { plainText } from './little-text';

it.each([
  ['Hello \\#world', 'Hello #world'],
  [
    'Text with \\(escaped\\) brackets \\<b\\> \\* \\_ \\~ \\@ \\{ \\} \\| \\[ \\]',
    'Text with (escaped) brackets <b> * _ ~ @ { } | [ ]',
  ],
  ['a \\\\ backslash', 'a \\ backslash'],
  ['{hashtag|\\#|نخلة} and {hashtag|#|two\\_words}', '#نخلة and #two_words'],
  ['Thanks @[Acme \\(EU\\)](urn:li:organization:1)!', 'Thanks Acme (EU)!'],
  ['C:\\new and 50\\%', 'C:\\new and 50\\%'],
  ['\u200fخصم\u200e ☀️', '\u200fخصم\u200e ☀️'],
  ['', ''],
])('%s', (written, read) => {
  expect(plainText(written)).toBe(read);
});
