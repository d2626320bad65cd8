import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { breakingChanges } from '@/lib/openapi/breaking-changes';
import { openApiDocument } from '@/lib/openapi/open-api-document';
import './documented-routes';

const docs = path.resolve(import.meta.dirname, '../../docs');
const released = JSON.parse(readFileSync(path.join(docs, 'openapi-released.json'), 'utf8'));
const changelog = readFileSync(path.join(docs, 'api-changelog.md'), 'utf8');
const unreleased = /## Unreleased\n(.*?)\n## /s.exec(changelog)?.[1] ?? '';

it('what breaks callers of the released API has an entry in docs/api-changelog.md', () => {
  const changes = breakingChanges(released, openApiDocument('__Host-cmis.session'));
  const unannounced = changes.filter(({ operationId }) => !unreleased.includes(`\`${operationId}\``));
  expect(unannounced.map(({ operationId, change }) => `${operationId}: ${change}`)).toEqual([]);
});

it('the changelog has a section for the released version', () => {
  expect(changelog).toContain(`\n## ${released.info.version}\n`);
});
