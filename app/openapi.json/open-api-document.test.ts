import { createConfig, lintFromString } from '@redocly/openapi-core';
import { expect, it } from 'vitest';
import { openApiDocument } from '@/lib/openapi/open-api-document';
import './documented-routes';

const document = openApiDocument('__Host-cmis.session');

async function complaintsAbout(source: unknown): Promise<string[]> {
  const config = await createConfig({ extends: ['recommended-strict'] });
  const problems = await lintFromString({ source: JSON.stringify(source), absoluteRef: 'openapi.json', config });
  return problems.map(({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer}: ${message}`);
}

it('the strict rules of the linter find no error and no warning in the document', async () => {
  expect(await complaintsAbout(document)).toEqual([]);
});
