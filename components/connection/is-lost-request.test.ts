import { expect, it } from 'vitest';
import { isLostRequest } from './is-lost-request';

it('isLostRequest is true for a failed fetch and for the response of a proxy', () => {
  expect(isLostRequest(new TypeError('Failed to fetch'))).toBe(true);
  expect(isLostRequest(new Error('An unexpected response was received from the server.'))).toBe(true);
});

it('isLostRequest is false for errors and redirects of our server', () => {
  expect(isLostRequest(Object.assign(new Error('An error occurred.'), { digest: '1234' }))).toBe(false);
  expect(isLostRequest(Object.assign(new Error('NEXT_REDIRECT'), { digest: 'NEXT_REDIRECT;push;/en;307;' }))).toBe(
    false,
  );
  expect(isLostRequest('an odd thing')).toBe(false);
});
