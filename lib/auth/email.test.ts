import { expect, it } from 'vitest';
import { normalizeEmail, parseEmail, toShownEmail } from './email';

it.each([
  ['  Sara@Example.COM ', 'sara@example.com'],
  ['ｓａｒａ@example.com', 'sara@example.com'],
  ["o'neil+ads@sub.example.co", "o'neil+ads@sub.example.co"],
  ['سارة@example.com', 'سارة@example.com'],
  ['sara@a．example', 'sara@a.example'],
  ['sara@a。example', 'sara@a.example'],
  ['sara@exa\u00admple.com', 'sara@example.com'],
])('the address %j is stored as %j', (typed, stored) => {
  expect(parseEmail(typed)).toBe(stored);
});

it.each([
  'sara＠example.com',
  'sara﹫example.com',
  'victim@bank.com＠evil.com',
  'a@b@example.com',
  'sa\u200bra@example.com',
  'sara@exam\u200dple.com',
  'sara@ex%61mple.com',
  'sara@xn--zzzzzz-.com',
  'sara@xn--a.com',
  'sara@0x7f.1',
  'sara@-ex\u00e4.com.',
  'sara@localhost',
  'sara example@example.com',
  '"sara@evil.com"@example.com',
  '@example.com',
  'sara@',
  'sara@example..com',
  '',
  `${'a'.repeat(65)}@example.com`,
  `a@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.${'e'.repeat(63)}.com`,
])('the address %j is refused', (typed) => {
  expect(parseEmail(typed)).toBeNull();
  expect(() => normalizeEmail(typed)).toThrow(expect.objectContaining({ messageKey: 'emailInvalid' }));
});

// Addresses as typed, stored and displayed.
const international = [
  {
    typed: [
      'sara@مثال.السعودية',
      'SARA@xn--mgbh0fb.xn--mgberp4a5d4ar',
      'sara@مثال。السعودية',
      ' sara@XN--MGBH0FB.السعودية ',
    ],
    stored: 'sara@xn--mgbh0fb.xn--mgberp4a5d4ar',
    shown: 'sara@مثال.السعودية',
  },
  {
    typed: ['info@bücher.example', 'info@BÜCHER.example', 'info@bu\u0308cher.example', 'info@ｘn--bcher-kva.example'],
    stored: 'info@xn--bcher-kva.example',
    shown: 'info@bücher.example',
  },
  { typed: ['a@пример.рф', 'A@ПРИМЕР.РФ'], stored: 'a@xn--e1afmkfd.xn--p1ai', shown: 'a@пример.рф' },
  { typed: ['أمل@例え.テスト'], stored: 'أمل@xn--r8jz45g.xn--zckzah', shown: 'أمل@例え.テスト' },
  { typed: ['a@straße.example'], stored: 'a@xn--strae-oqa.example', shown: 'a@straße.example' },
  { typed: ["o'neil@example.com"], stored: "o'neil@example.com", shown: "o'neil@example.com" },
];

it.each(international)('$shown has one spelling, however it is typed', ({ typed, stored, shown }) => {
  for (const text of [...typed, stored, shown]) expect(parseEmail(text)).toBe(stored);
  expect(toShownEmail(stored)).toBe(shown);
});
