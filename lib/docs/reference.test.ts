import { describe, expect, it } from 'vitest';
import { findOperation, toReference } from './reference';

const document = {
  openapi: '3.1.0',
  info: { title: 'CMIS', description: 'Ads.' },
  tags: [{ name: 'Things of a person', description: 'Private ones.' }],
  paths: {
    '/api/orgs/{org}/things': {
      parameters: [{ $ref: '#/components/parameters/Org' }],
      get: {
        operationId: 'listThings',
        summary: 'List things',
        security: [{ apiToken: [] }, { session: [] }],
        parameters: [
          { name: 'sort', in: 'query', schema: { type: 'string', enum: ['name', '-name'], default: 'name' } },
          { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100 } },
        ],
        responses: {
          '200': {
            description: 'Success',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Page' } } },
          },
          '404': { $ref: '#/components/responses/NotFound' },
        },
      },
      post: {
        tags: ['Things of a person'],
        operationId: 'createThing',
        summary: 'Create a thing',
        security: [{ session: [] }],
        requestBody: {
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['name', 'kind'],
                properties: {
                  name: { type: 'string', minLength: 1 },
                  kind: { enum: ['big', 'small'] },
                  until: { anyOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }] },
                },
              },
            },
          },
        },
        responses: { '204': { description: 'Done' } },
      },
    },
    '/api/platforms': {
      get: {
        operationId: 'listPlatforms',
        summary: 'List platforms',
        security: [],
        responses: { '200': { content: { 'text/event-stream': { schema: { type: 'object' } } } } },
      },
    },
  },
  components: {
    parameters: { Org: { name: 'org', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } } },
    responses: {
      NotFound: { description: 'not_found', content: { 'application/problem+json': { schema: { type: 'object' } } } },
    },
    schemas: {
      Page: {
        type: 'object',
        required: ['things'],
        properties: {
          things: { type: 'array', items: { $ref: '#/components/schemas/Thing' } },
          nextCursor: { type: ['string', 'null'], description: 'Of the next page.' },
        },
      },
      Thing: {
        allOf: [
          { type: 'object', required: ['id'], properties: { id: { type: 'string', format: 'uuid' } } },
          { type: 'object', properties: { parent: { $ref: '#/components/schemas/Thing' } } },
        ],
      },
    },
  },
};

describe('the reference', () => {
  const reference = toReference(document, 'https://cmis.example');

  it('groups operations by tag, in the order of the document, else by the first part of the path', () => {
    expect(reference.groups.map(({ id, name, operations }) => [id, name, operations.map((each) => each.id)])).toEqual([
      ['things-of-a-person', 'Things of a person', ['createThing']],
      ['platforms', 'platforms', ['listPlatforms']],
      ['things', 'things', ['listThings']],
    ]);
  });

  it('has the parameters of the path and of the operation, with values and bounds in words', () => {
    const parameters = findOperation(reference, 'listThings')?.operation.parameters;
    expect(parameters).toMatchObject([
      { name: 'org', in: 'path', required: true, type: 'string (uuid)' },
      {
        name: 'sort',
        in: 'query',
        required: false,
        values: ['name', '-name'],
        facts: ['one of "name", "-name"', 'default "name"'],
      },
      { name: 'limit', type: 'integer', facts: ['at least 1', 'at most 100'] },
    ]);
  });

  it('resolves the references of an answer, and ends where a schema contains itself', () => {
    const [answer, refused] = findOperation(reference, 'listThings')?.operation.answers ?? [];
    expect(answer).toMatchObject({
      status: '200',
      fields: [
        {
          name: 'things',
          type: 'array of object',
          required: true,
          fields: [
            { name: 'id', required: true },
            { name: 'parent', required: false },
          ],
        },
        { name: 'nextCursor', type: 'string or null', required: false, description: 'Of the next page.' },
      ],
    });
    expect(refused).toMatchObject({ status: '404', media: 'application/problem+json', description: 'not_found' });
  });

  it('has a sample body of the required properties', () => {
    const body = findOperation(reference, 'createThing')?.operation.body;
    expect(JSON.parse(body?.sample ?? '')).toEqual({ name: 'text', kind: 'big' });
    expect(body?.fields).toMatchObject([
      { name: 'name' },
      { name: 'kind' },
      { name: 'until', type: 'string (date-time) or null' },
    ]);
  });

  it('says who may call, and which answer is a stream', () => {
    const all = reference.groups.flatMap(({ operations }) => operations);
    expect(all.map(({ id, access, isStream }) => [id, access, isStream])).toEqual([
      ['createThing', 'session', false],
      ['listPlatforms', 'public', true],
      ['listThings', 'session-or-token', false],
    ]);
  });

  it('refuses a document with a dead reference', () => {
    expect(() => toReference({ ...document, components: {} }, '')).toThrow('#/components/parameters/Org');
  });
});
