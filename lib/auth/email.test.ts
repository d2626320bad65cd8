import { expect, it } from 'vitest';
import { normalizeEmail, parseEmail } from './email';

it.each([
  ['  Sara@Example.COM ', 'sara@example.com'],
  ['ｓａｒａ@example.com', 'sara@example.com'],
  ["o'neil+ads@sub.example.co", "o'neil+ads@sub.example.co"],
  ['سارة@example.com', 'سارة@example.com'],
])('spells %j as %j', (typed, stored) => {
  expect(parseEmail(typed)).toBe(stored);
});

it.each([
  'sara＠example.com',
  'sara﹫example.com',
  'victim@bank.com＠evil.com',
  'a@b@example.com',
  'sara@exämple.com',
  'sara@localhost',
  'sara example@example.com',
  '"sara@evil.com"@example.com',
  '@example.com',
  'sara@',
  'sara@example..com',
  '',
  `${'a'.repeat(65)}@example.com`,
  `a@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.${'e'.repeat(63)}.com`,
])('refuses %j', (typed) => {
  expect(parseEmail(typed)).toBeNull();
  expect(() => normalizeEmail(typed)).toThrow(expect.objectContaining({ messageKey: 'emailInvalid' }));
});
