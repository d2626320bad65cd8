import { expect, it } from 'vitest';
import { checkNewPassword } from './password-policy';

const check = (password: string) => () => checkNewPassword(password, 'sara.ali.hasan@example.com');

it.each([
  ['short', 'passwordTooShort'],
  ['123456789', 'passwordTooShort'],
  ['x'.repeat(129), 'passwordTooLong'],
  ['qwertyuiop', 'passwordTooCommon'],
  ['Password123!', 'passwordTooCommon'],
  ['1234567890', 'passwordTooCommon'],
  ['aaaaaaaaaaaa', 'passwordTooCommon'],
  ['sara.ali.hasan', 'passwordTooCommon'],
  ['Sara.Ali.Hasan@example.com', 'passwordTooCommon'],
])('the password %j is refused as %s', (password, messageKey) => {
  expect(check(password)).toThrow(expect.objectContaining({ messageKey }));
});

it.each(['tall green kettle', 'كلمة سر طويلة جدا', 'n7#kQ2vLw9'])('the password %j is accepted', (password) => {
  expect(check(password)).not.toThrow();
});
