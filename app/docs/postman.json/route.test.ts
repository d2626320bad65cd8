import { PostmanValidator } from '@har-sdk/validator';
import { expect, it } from 'vitest';
import '@/app/openapi.json/documented-routes';
import { openApiDocument } from '@/lib/openapi/open-api-document';
import { callableOperations, type DescribedPaths, postmanCollection } from '@/lib/openapi/postman-collection';
import { postmanFolders } from '@/lib/openapi/postman-steps';

const document = openApiDocument('cmis.session') as unknown as DescribedPaths;
const steps = postmanFolders.flatMap((folder) => folder.steps);

it('the collection has each operation for API tokens once', () => {
  expect(steps.map(({ operation }) => operation).sort()).toEqual(callableOperations(document).sort());
});

it('the collection is valid against the schema of Postman 2.1', async () => {
  const collection = postmanCollection(document);
  expect(await new PostmanValidator().verify(collection as never)).toEqual([]);
  const broken = { ...collection, item: [{ name: 1, request: { method: 'SEND' } }] };
  expect(await new PostmanValidator().verify(broken as never)).not.toEqual([]);
});

it('a step that names an operation without a route fails', () => {
  const folder = { name: 'Wrong', steps: [{ operation: 'GET /api/nowhere' }] };
  expect(() => postmanCollection(document, [folder])).toThrow('no operation GET /api/nowhere');
});

it('every variable of a request is kept from an earlier answer or set in the environment', () => {
  const known = new Set(['baseUrl', 'apiToken']);
  for (const folder of postmanCollection(document).item as { item: { event: unknown; request: unknown }[] }[]) {
    for (const { event, request } of folder.item) {
      const used = [...JSON.stringify(request).matchAll(/\{\{=?(\w+)\}\}/g)].map(([, name]) => name);
      expect(
        used.filter((name) => !known.has(String(name))),
        JSON.stringify(request),
      ).toEqual([]);
      for (const [, name] of JSON.stringify(event).matchAll(/collectionVariables\.set\('(\w+)'/g))
        known.add(String(name));
    }
  }
});
