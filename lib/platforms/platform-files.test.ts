import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { platformIds } from '@/lib/platform-ids';
import { platformDefinition } from './registry';

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
  'webhook',
];
const CONTENT_NAMES = ['posts', 'profiles'];
// `vendor/` holds what only one platform needs, `listings.test.ts` covers the lists that resume by cursor.
const EXTRAS = new Set(['fixtures', 'testing', 'vendor', 'listings.test.ts']);

function filesOf(platform: string): string[] {
  return readdirSync(path.join(import.meta.dirname, platform)).sort();
}

describe.each(platformIds)('lib/platforms/%s', (platform) => {
  const { readsPosts } = platformDefinition(platform).capabilities;
  const names = readsPosts ? [...NAMES, ...CONTENT_NAMES] : NAMES;

  it('has every file that a platform folder must have', () => {
    const files = filesOf(platform);
    expect(names.filter((name) => !files.includes(`${name}.ts`))).toEqual([]);
  });

  it('has no other file outside vendor/, fixtures/ and testing/', () => {
    const fixed = new Set(names.flatMap((name) => [`${name}.ts`, `${name}.test.ts`]));
    expect(filesOf(platform).filter((file) => !fixed.has(file) && !EXTRAS.has(file))).toEqual([]);
  });
});
