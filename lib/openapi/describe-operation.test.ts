import { expect, it } from 'vitest';
import { z } from 'zod';
import { describeOperation } from './describe-operation';
import type { DocumentedRoute } from './openapi-registry';
import { SchemaComponents } from './schema-components';

const route: DocumentedRoute = {
  method: 'POST',
  path: '/api/orgs/{org}/labels/{labelId}',
  operationId: 'doTheThing',
  summary: 'Do the thing',
  description: 'It is done in the background.',
  errors: { conflict: 'It was done before.' },
  auth: 'session-or-token',
  role: 'admin',
  tier: 'heavy',
  status: 202,
  media: 'application/json',
  params: z.strictObject({ labelId: z.uuid() }),
  query: z.strictObject({ limit: z.coerce.number().int().optional() }),
  body: z.strictObject({ dataType: z.enum(['all', 'posts']) }),
  response: z.strictObject({ id: z.uuid() }),
  example: { query: { limit: '5' }, body: { dataType: 'all' } },
};

it('an operation is described by the declaration and the schemas of its route', () => {
  const operation = describeOperation(route, new SchemaComponents(), { id: 'a' });
  expect(operation).toMatchObject({
    operationId: 'doTheThing',
    tags: ['Labels'],
    security: [{ apiToken: ['admin'] }, { session: [] }],
    parameters: [
      { $ref: '#/components/parameters/org' },
      { name: 'labelId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
      { name: 'limit', in: 'query', required: false, schema: { type: 'integer' }, example: 5 },
    ],
    requestBody: {
      content: {
        'application/json': {
          schema: { properties: { dataType: { enum: ['all', 'posts'] } }, additionalProperties: false },
          example: { dataType: 'all' },
        },
      },
    },
    responses: {
      '202': { content: { 'application/json': { example: { id: 'a' } } } },
      '403': { $ref: '#/components/responses/Forbidden' },
      '409': { description: '`conflict`: It was done before.' },
    },
    'x-role': 'admin',
    'x-rate-tier': 'heavy',
    'x-idempotent': false,
    'x-paged': false,
  });
  expect(Object.keys(operation.responses as object)).toEqual([
    '202',
    '400',
    '401',
    '403',
    '404',
    '408',
    '409',
    '413',
    '415',
    '429',
    '500',
    '503',
  ]);
  const words = String(operation.description);
  expect(words).toContain('It is done in the background.');
  expect(words).toContain('the role admin or higher');
  expect(words).toContain('Rate tier `heavy`: 20 requests in 60 seconds');
  expect(words).toContain('Not idempotent');
});

it('a list with a cursor says that it is paged, and a POST that may be repeated says what that does', () => {
  const query = z.strictObject({ cursor: z.string().optional() });
  const operation = describeOperation(
    { ...route, query, repeated: 'It returns the first one.' },
    new SchemaComponents(),
    undefined,
  );
  expect(operation).toMatchObject({ 'x-idempotent': true, 'x-paged': true });
  expect(operation.description).toContain('It returns the first one.');
  expect(operation.description).toContain('`nextCursor`');
});

it('a schema with an id becomes one component that others refer to', () => {
  const money = z.strictObject({ amountMicros: z.string() }).meta({ id: 'TestMoney' });
  const components = new SchemaComponents();
  const response = z.strictObject({ spend: money, items: z.array(money.nullable()) });
  const operation = describeOperation({ ...route, response }, components, undefined);
  expect(operation.responses).toMatchObject({
    '202': {
      content: {
        'application/json': { schema: { properties: { spend: { $ref: '#/components/schemas/TestMoney' } } } },
      },
    },
  });
  expect(Object.keys(components.all())).toEqual(['TestMoney']);
});
