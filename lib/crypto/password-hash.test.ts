import { expect, it } from 'vitest';
import { hashPassword, verifyPassword } from './password-hash';

it('stores argon2id with the stated cost and verifies only the right password', async () => {
  const stored = await hashPassword('correct horse battery');
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/);
  expect(await verifyPassword(stored, 'correct horse battery')).toBe(true);
  expect(await verifyPassword(stored, 'correct horse batterY')).toBe(false);
});

it('says no to unknown people and to stored values that are no hash', async () => {
  expect(await verifyPassword(null, 'anything')).toBe(false);
  expect(await verifyPassword('none', 'none')).toBe(false);
});
