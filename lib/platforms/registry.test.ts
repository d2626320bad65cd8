import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { platformIds } from '@/lib/platform-ids';
import { createPlatform, platformDefinition } from './registry';

const root = path.resolve(import.meta.dirname, '../..');
const names = platformIds.join('|');

function importsOfFolders(file: string, text: string): string[] {
  if (new RegExp(`^lib/platforms/(?:${names})/`).test(file)) return [];
  const specifier = new RegExp(
    `['"](?:@/lib/platforms|${file.startsWith('lib/platforms/') ? '\\.' : '@'})/(?:${names})(?:/[^'"]*)?['"]`,
  );
  return text.split('\n').filter((line) => specifier.test(line));
}

describe.each(platformIds)('the definition of %s', (id) => {
  it('is registered under its own id and needs no configuration', () => {
    const definition = platformDefinition(id);
    expect(definition.id).toBe(id);
    expect(definition.refreshLeadSeconds).toBeGreaterThanOrEqual(600);
    expect(definition.lookbackDays).toBeGreaterThan(0);
    // One organization with slow calls must not block the others.
    expect(definition.concurrentSyncs).toBeGreaterThanOrEqual(4);
  });

  it('states the facets that a connected platform has', () => {
    const { capabilities, webhooks } = platformDefinition(id);
    const platform = createPlatform(id, { clientId: 'app', clientSecret: 'secret' });
    expect(platform.id).toBe(id);
    expect(platform.content !== null).toBe(capabilities.readsPosts);
    expect(webhooks.verifyWebhook).toBeTypeOf('function');
  });
});

it('the registry is the only file of the product that imports the folder of a platform', () => {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'], {
    cwd: root,
    encoding: 'utf8',
  });
  const sources = listed
    .split('\n')
    .filter((file) => /^(?:app|components|inngest|lib|server)\//.test(file) && !/\.test\.tsx?$|\/testing\//.test(file))
    .filter((file) => existsSync(path.join(root, file)));
  const importers = sources.filter(
    (file) => importsOfFolders(file, readFileSync(path.join(root, file), 'utf8')).length > 0,
  );
  expect(importers).toEqual(['lib/platforms/registry.ts']);
});

it.each([
  "import { API_VERSION } from '@/lib/platforms/meta/constants';",
  "const late = import('@/lib/platforms/google');",
])('the search for imports of a platform folder finds %s', (line) => {
  expect(importsOfFolders('lib/sync/planted.ts', line)).toEqual([line]);
});
