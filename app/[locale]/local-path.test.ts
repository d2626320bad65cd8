import { describe, expect, it } from 'vitest';
import { localPath } from './local-path';

describe('localPath', () => {
  it('returns paths of the product unchanged', () => {
    expect(localPath('/ar/orgs/1/dashboard?x=1', '/en')).toBe('/ar/orgs/1/dashboard?x=1');
  });

  it.each([
    undefined,
    '',
    'https://evil.example/en',
    '//evil.example/en',
    '/\\evil.example/en',
    '/api/orgs',
    'en',
    '/enx',
  ])('sends %s to the start', (target) => {
    expect(localPath(target, '/en')).toBe('/en');
  });
});
