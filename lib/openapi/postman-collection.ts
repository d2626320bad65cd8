import { type PostmanFolder, type PostmanStep, postmanFolders } from './postman-steps';

type Json = Record<string, unknown>;

interface Parameter {
  name: string;
  in: 'path' | 'query';
  description?: string;
  $ref?: string;
}

interface Operation {
  summary: string;
  description?: string;
  security?: Json[];
  parameters?: Parameter[];
  requestBody?: { content: { 'application/json': { example?: unknown } } };
  responses: Json;
}

export interface DescribedPaths {
  paths: Record<string, Record<string, Operation>>;
}

// Not for programs of an organization: they need METRICS_TOKEN, or the session of a person.
const WITHOUT_API_TOKEN = ['GET /api/metrics'];

/** `METHOD path` of every operation that an API token, or any caller, may call. */
export function callableOperations({ paths }: DescribedPaths): string[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([, { security = [] }]) => security.length === 0 || security.some((one) => 'apiToken' in one))
      .map(([method]) => `${method.toUpperCase()} ${path}`)
      .filter((operation) => !WITHOUT_API_TOKEN.includes(operation)),
  );
}

const numberVariables = (json: string) => json.replace(/"\{\{=(\w+)\}\}"/g, '{{$1}}');

function bodyOf({ body }: PostmanStep, { requestBody }: Operation): Json {
  const value = body ?? requestBody?.content['application/json'].example;
  if (value === undefined) return {};
  const raw = numberVariables(JSON.stringify(value, null, 2));
  return { body: { mode: 'raw', raw, options: { raw: { language: 'json' } } } };
}

function urlOf(path: string, { params = {}, query = {} }: PostmanStep, { parameters = [] }: Operation): Json {
  const segments = path.slice(1).split('/');
  const names = segments.flatMap((segment) => /^\{(.+)\}$/.exec(segment)?.[1] ?? []);
  const written = segments.map((segment) => segment.replace(/^\{(.+)\}$/, ':$1'));
  const offered = parameters.filter((parameter) => parameter.in === 'query');
  const search = new URLSearchParams(query).toString();
  return {
    raw: `{{baseUrl}}/${written.join('/')}${search === '' ? '' : `?${search}`}`,
    host: ['{{baseUrl}}'],
    path: written,
    variable: names.map((key) => ({ key, value: params[key] ?? `{{${key}}}` })),
    query: [
      ...Object.entries(query).map(([key, value]) => ({ key, value })),
      ...offered
        .filter(({ name }) => !(name in query))
        .map(({ name: key, description }) => ({ key, value: '', disabled: true, ...(description && { description }) })),
    ],
  };
}

// Postman runs it after the answer. The status is that of the document.
function scriptOf({ keep = {} }: PostmanStep, status: string): string[] {
  return [
    `pm.test('answers ${status}', () => pm.response.to.have.status(${status}));`,
    ...(Object.keys(keep).length > 0 ? ['const answer = pm.response.json();'] : []),
    ...Object.entries(keep).map(([name, value]) => `pm.collectionVariables.set('${name}', ${value});`),
  ];
}

function itemOf(step: PostmanStep, { paths }: DescribedPaths): Json {
  const [method = '', path = ''] = step.operation.split(' ');
  const operation = paths[path]?.[method.toLowerCase()];
  if (!operation) throw new Error(`The document has no operation ${step.operation}.`);
  const status = Object.keys(operation.responses).find((code) => code.startsWith('2')) ?? '200';
  const body = bodyOf(step, operation);
  return {
    name: operation.summary,
    event: [{ listen: 'test', script: { type: 'text/javascript', exec: scriptOf(step, status) } }],
    request: {
      method,
      header: 'body' in body ? [{ key: 'Content-Type', value: 'application/json' }] : [],
      ...body,
      url: urlOf(path, step, operation),
      ...(operation.description ? { description: operation.description } : {}),
    },
    response: [],
  };
}

/**
 * Every operation of the OpenAPI document for API tokens, as a Postman collection 2.1. Its order is that of a run from the
 * first to the last: later requests use what earlier ones answered.
 * @throws Error where a step names an operation that the document lacks
 */
export function postmanCollection(document: DescribedPaths, folders: readonly PostmanFolder[] = postmanFolders): Json {
  const keys = folders.flatMap(({ steps }) => steps).flatMap(({ keep = {} }) => Object.keys(keep));
  return {
    info: {
      name: 'CMIS Marketing',
      description:
        'Set `baseUrl` and `apiToken` (Settings, API tokens) in the environment. A run of the whole collection changes the organization of the token: it removes a member and disconnects an integration.',
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{apiToken}}', type: 'string' }] },
    variable: [...new Set(keys)].map((key) => ({ key, value: '' })),
    item: folders.map(({ name, steps }) => ({ name, item: steps.map((step) => itemOf(step, document)) })),
  };
}
