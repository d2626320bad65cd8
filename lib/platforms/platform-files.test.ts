import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { platformIds } from '@/lib/platform-ids';

const NAMES = [
  'account-totals',
  'accounts',
  'api-types',
  'campaigns',
  'client',
  'constants',
  'daily-metrics',
  'errors',
  'index',
  'normalize',
  'oauth',
  'posts',
  'profiles',
  'webhook',
];
// `vendor/` holds what only one platform needs, `listings.test.ts` covers the lists that resume by cursor.
const EXTRAS = new Set(['fixtures', 'testing', 'vendor', 'listings.test.ts']);

function filesOf(platform: string): string[] {
  return readdirSync(path.join(import.meta.dirname, platform)).sort();
}

describe.each(platformIds)('lib/platforms/%s', (platform) => {
  it('has every file that a platform folder must have', () => {
    const files = filesOf(platform);
    expect(NAMES.filter((name) => !files.includes(`${name}.ts`))).toEqual([]);
  });

  it('has no other file outside vendor/, fixtures/ and testing/', () => {
    const fixed = new Set(NAMES.flatMap((name) => [`${name}.ts`, `${name}.test.ts`]));
    expect(filesOf(platform).filter((file) => !fixed.has(file) && !EXTRAS.has(file))).toEqual([]);
  });
});
