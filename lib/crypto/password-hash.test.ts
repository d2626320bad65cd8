import { expect, it } from 'vitest';
import { hashPassword, verifyPassword } from './password-hash';

it('a password hash is argon2id with the stated cost and matches only the right password', async () => {
  const stored = await hashPassword('correct horse battery');
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/);
  expect(await verifyPassword(stored, 'correct horse battery')).toBe(true);
  expect(await verifyPassword(stored, 'correct horse batterY')).toBe(false);
});

it('verifyPassword refuses unknown people and stored values that are not a hash', async () => {
  expect(await verifyPassword(null, 'anything')).toBe(false);
  expect(await verifyPassword('none', 'none')).toBe(false);
});
