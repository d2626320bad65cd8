import { expect, it } from 'vitest';
import { isLostRequest } from './is-lost-request';

it('takes a fetch that failed and an answer of something on the way as lost', () => {
  expect(isLostRequest(new TypeError('Failed to fetch'))).toBe(true);
  expect(isLostRequest(new Error('An unexpected response was received from the server.'))).toBe(true);
});

it('takes what our server raised, and its redirects, as they are', () => {
  expect(isLostRequest(Object.assign(new Error('An error occurred.'), { digest: '1234' }))).toBe(false);
  expect(isLostRequest(Object.assign(new Error('NEXT_REDIRECT'), { digest: 'NEXT_REDIRECT;push;/en;307;' }))).toBe(
    false,
  );
  expect(isLostRequest('an odd thing')).toBe(false);
});
