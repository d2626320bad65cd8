import path from 'node:path';
import openapiTypes, { astToString } from 'openapi-typescript';
import { expect, it } from 'vitest';
import { openApiDocument } from '@/lib/openapi/open-api-document';
import '@/app/openapi.json/documented-routes';

it('the types of the client are those of the OpenAPI document', async () => {
  // Examples are for the reference.
  const document = JSON.stringify(openApiDocument('__Host-cmis.session'), (key, value) =>
    key === 'example' ? undefined : value,
  );
  const types = astToString(await openapiTypes(document));
  await expect(types).toMatchFileSnapshot(path.join(import.meta.dirname, 'schema.d.ts'));
});
