import { createConfig, lintFromString } from '@redocly/openapi-core';
import { expect, it } from 'vitest';
import { fieldDescriptions } from '@/lib/openapi/field-description';
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

interface Field {
  owner: string;
  name: string;
  schema: unknown;
}

interface DocumentedOperation {
  operationId: string;
  responses: Record<string, { content?: Record<string, { example?: unknown }> }>;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function fieldsIn(node: unknown, owner: string): Field[] {
  if (Array.isArray(node)) return node.flatMap((each) => fieldsIn(each, owner));
  if (!isObject(node)) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    if (key === 'example' || key === 'examples') return [];
    if (key !== 'properties' || !isObject(value)) return fieldsIn(value, owner);
    return Object.entries(value).flatMap(([name, schema]) => [{ owner, name, schema }, ...fieldsIn(schema, name)]);
  });
}

function parametersIn(operation: Record<string, unknown>): Field[] {
  const parameters = (operation.parameters ?? []) as Record<string, unknown>[];
  return parameters
    .filter(({ name }) => name !== undefined)
    .map((parameter) => ({ owner: String(operation.operationId), name: String(parameter.name), schema: parameter }));
}

function allFields(): Field[] {
  const { paths, components } = document as {
    paths: Record<string, Record<string, Record<string, unknown>>>;
    components: { schemas: Record<string, unknown> };
  };
  const operations = Object.values(paths).flatMap((each) => Object.values(each));
  return [
    ...Object.entries(components.schemas).flatMap(([name, schema]) => fieldsIn(schema, name)),
    ...operations.flatMap((operation) => [
      ...parametersIn(operation),
      ...fieldsIn(operation.requestBody, String(operation.operationId)),
      ...fieldsIn(operation.responses, `${operation.operationId}Answer`),
    ]),
  ];
}

it('every field and parameter of the document says what it means', () => {
  const silent = allFields().filter(({ schema }) => !(isObject(schema) && schema.description));
  expect([...new Set(silent.map(({ owner, name }) => `${owner}.${name}`))]).toEqual([]);
});

it('every field of the document has a type, except the content of a delivery, which is as the platform sent it', () => {
  const shapes = ['type', '$ref', 'anyOf', 'oneOf', 'allOf', 'enum', 'const'];
  const shapeOf = (schema: unknown) => (isObject(schema) && 'in' in schema ? schema.schema : schema);
  const untyped = allFields().filter(({ schema }) => {
    const shape = shapeOf(schema);
    return !isObject(shape) || !shapes.some((key) => key in shape);
  });
  expect(untyped.map(({ owner, name }) => `${owner}.${name}`)).toEqual(['DeliveryDetail.payload']);
});

it('every text about a field is in the document', () => {
  const used = new Set(
    allFields().map(({ owner, name }) => (`${owner}.${name}` in fieldDescriptions ? `${owner}.${name}` : name)),
  );
  expect(Object.keys(fieldDescriptions).filter((key) => !used.has(key))).toEqual([]);
});

it('every operation with a JSON answer shows one that a test recorded', () => {
  const operations = Object.values(document.paths as Record<string, Record<string, DocumentedOperation>>).flatMap(
    (each) => Object.values(each),
  );
  const silent = operations.filter(({ responses }) =>
    Object.entries(responses).some(([status, { content }]) => {
      const json = content?.['application/json'];
      return status.startsWith('2') && json !== undefined && json.example === undefined;
    }),
  );
  // Counts and connections of the process differ from run to run.
  expect(silent.map(({ operationId }) => operationId)).toEqual(['checkHealth', 'getServerMetrics']);
});
