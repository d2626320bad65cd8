import { expect, it } from 'vitest';
import { refusedBody } from './body-cap';

it.each(['GET', 'HEAD'])('a body of %s is refused, at a page too, and the length zero is no body', (method) => {
  expect(refusedBody(method, '1', '/api/orgs')?.code).toBe('invalid_input');
  expect(refusedBody(method, '1', '/en/sign-in')?.code).toBe('invalid_input');
  expect(refusedBody(method, '0', '/api/orgs')).toBeNull();
});

it.each([
  ['1048576', '/api/orgs', false],
  ['1048577', '/api/orgs', true],
  ['1048577', '/en/sign-in', true],
  ['1048577', '/api/auth/callback/credentials', true],
  ['4000000', '/api/inngest', false],
  ['8388609', '/api/inngest', true],
  [null, '/api/orgs', false],
])('a body with the length %s at %s is refused: %s', (length, pathname, isRefused) => {
  expect(refusedBody('POST', length, pathname)?.code).toBe(isRefused ? 'payload_too_large' : undefined);
});
