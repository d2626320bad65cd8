import { expect, it } from 'vitest';
import { isOwnTarget } from './request-target';

it.each([
  '/',
  '/en/sign-in?next=%2Fen',
  '/ar/%D9%85',
  '/en?q=100%',
  '/api/orgs/1/kpis',
  '/_next/static/a.js',
  '/en//orgs',
])('isOwnTarget accepts %s', (target) => {
  expect(isOwnTarget(target)).toBe(true);
});

it.each([
  '',
  '*',
  '/%',
  '/en/%zz',
  '/%ff',
  '/%00',
  '/en/%0d%0aset-cookie:a',
  '//evil.example',
  '/\\evil.example',
  'http://evil.example/',
  'evil.example:443',
  'en/sign-in',
])('isOwnTarget rejects %s', (target) => {
  expect(isOwnTarget(target)).toBe(false);
});
