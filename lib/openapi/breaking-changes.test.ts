import { expect, it } from 'vitest';
import { breakingChanges } from './breaking-changes';

const label = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    pattern: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    colour: { type: 'string', enum: ['red', 'blue'] },
  },
  required: ['name', 'pattern', 'colour'],
};

const input = {
  type: 'object',
  properties: { name: { type: 'string' }, colour: { type: 'string', enum: ['red', 'blue'] }, note: { type: 'string' } },
  required: ['name'],
};

const json = (schema: object) => ({ content: { 'application/json': { schema } } });

function documentOf({ answer = label as object, body = input as object, parameters = [] as object[] } = {}) {
  const operation = {
    operationId: 'createLabel',
    parameters: [{ name: 'limit', in: 'query', required: false, schema: { type: 'integer' } }, ...parameters],
    requestBody: json(body),
    responses: {
      '201': json({
        type: 'object',
        properties: { label: { $ref: '#/components/schemas/Label' } },
        required: ['label'],
      }),
    },
  };
  return { paths: { '/labels': { post: operation } }, components: { schemas: { Label: answer } } };
}

const changesTo = (later: object) =>
  breakingChanges(documentOf(), later as Record<string, unknown>).map(({ change }) => change);

const withField = (schema: { properties: object }, name: string, field: object | undefined) => ({
  ...schema,
  properties: { ...schema.properties, [name]: field },
});

it('a document that only gains operations, optional inputs, answered fields and values breaks nothing', () => {
  const answer = withField(withField(label, 'id', { type: 'string' }), 'colour', {
    type: 'string',
    enum: ['red', 'blue', 'green'],
  });
  const body = withField(input, 'pattern', { type: 'string' });
  const later = documentOf({ answer, body, parameters: [{ name: 'dry', in: 'query', required: false, schema: {} }] });
  expect(changesTo({ ...later, paths: { ...later.paths, '/views': { get: { operationId: 'listViews' } } } })).toEqual(
    [],
  );
});

it.each([
  ['a removed operation', { paths: {} }, 'POST /labels is removed'],
  [
    'a removed field of an answer',
    documentOf({ answer: withField(label, 'name', undefined) }),
    'answer 201 label name: is removed',
  ],
  [
    'another type of an answered field',
    documentOf({ answer: withField(label, 'name', { type: 'integer' }) }),
    'answer 201 label name: is no string any more',
  ],
  [
    'an answered field that may be null',
    documentOf({ answer: withField(label, 'name', { anyOf: [{ type: 'string' }, { type: 'null' }] }) }),
    'answer 201 label name: may be null now',
  ],
  [
    'an answered field that may be absent',
    documentOf({ answer: { ...label, required: ['pattern', 'colour'] } }),
    'answer 201 label name: may be absent now',
  ],
  ['a removed input', documentOf({ body: withField(input, 'note', undefined) }), 'body note: is removed'],
  [
    'a new required input',
    documentOf({ body: { ...withField(input, 'id', { type: 'string' }), required: ['name', 'id'] } }),
    'body id: is new and required',
  ],
  [
    'an input that becomes required',
    documentOf({ body: { ...input, required: ['name', 'note'] } }),
    'body note: is required now',
  ],
  [
    'a value that an input no longer takes',
    documentOf({ body: withField(input, 'colour', { type: 'string', enum: ['red'] }) }),
    'body colour: no longer takes blue',
  ],
  [
    'a new required parameter',
    documentOf({ parameters: [{ name: 'org', in: 'query', required: true, schema: {} }] }),
    'query org: is new and required',
  ],
])('%s breaks callers', (_, later, change) => {
  expect(changesTo(later)).toContain(change);
});
