import { expect, it } from 'vitest';
import { z } from 'zod';
import { openApiDocument } from './open-api-document';
import { registerRoute } from './openapi-registry';

it('describes a route by its own schemas', () => {
  registerRoute({
    method: 'POST',
    path: '/api/orgs/{org}/things/{thing}',
    summary: 'Do the thing',
    auth: 'session-or-token',
    role: 'admin',
    tier: 'heavy',
    status: 202,
    media: 'application/json',
    params: z.strictObject({ thing: z.uuid() }),
    query: z.strictObject({ limit: z.coerce.number().int().optional() }),
    body: z.strictObject({ dataType: z.enum(['all', 'posts']) }),
    response: z.strictObject({ id: z.uuid() }),
  });
  const document = openApiDocument('https://cmis.example', '__Host-cmis.session');
  const { post } = (document.paths as Record<string, Record<string, unknown>>)['/api/orgs/{org}/things/{thing}'] ?? {};
  expect(document.openapi).toBe('3.1.0');
  expect(post).toMatchObject({
    operationId: 'postApiOrgsOrgThingsThing',
    security: [{ apiToken: [] }, { session: [] }],
    parameters: [
      { name: 'org', in: 'path', required: true },
      { name: 'thing', in: 'path', required: true, schema: { format: 'uuid' } },
      { name: 'limit', in: 'query', required: false, schema: { type: 'integer' } },
    ],
    requestBody: {
      content: {
        'application/json': {
          schema: { properties: { dataType: { enum: ['all', 'posts'] } }, additionalProperties: false },
        },
      },
    },
    responses: { '202': {}, '400': {}, '401': {}, '403': {}, '404': {}, '413': {}, '415': {}, '429': {} },
  });
});
