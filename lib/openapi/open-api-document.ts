import { z } from 'zod';
import { type ErrorCode, errorStatus } from '@/lib/errors';
import { type DocumentedRoute, registeredRoutes } from './openapi-registry';

type Json = Record<string, unknown>;

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

function parameters(schema: z.ZodType | undefined, where: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as { properties?: Json; required?: string[] };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: property,
  }));
}

function orgParameter(path: string): Json[] {
  if (!path.includes('{org}')) return [];
  return [{ name: 'org', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }];
}

function errorCodes({ auth, role, body, query, params, path }: DocumentedRoute): ErrorCode[] {
  return [
    ...(body || query ? (['invalid_input'] as const) : []),
    ...(auth === 'public' ? [] : (['unauthenticated'] as const)),
    ...(role && role !== 'viewer' ? (['forbidden'] as const) : []),
    ...(path.includes('{org}') || params ? (['not_found'] as const) : []),
    ...(body ? (['payload_too_large', 'unsupported_media_type'] as const) : []),
    'rate_limited',
    'internal',
    'unavailable',
  ];
}

function responses(route: DocumentedRoute): Json {
  const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  const errors = errorCodes(route).map((code) => [String(errorStatus[code]), { description: code, content: problem }]);
  const content = { [route.media]: { schema: jsonSchema(route.response, 'output') } };
  const answer = route.status === 204 ? { description: 'Done' } : { description: 'Success', content };
  return { [String(route.status)]: answer, ...Object.fromEntries(errors) };
}

function security(auth: DocumentedRoute['auth']): Json[] {
  if (auth === 'public') return [];
  return auth === 'session' ? [{ session: [] }] : [{ apiToken: [] }, { session: [] }];
}

function operation(route: DocumentedRoute): Json {
  const { method, path, summary, role, tier, auth, params, query, body } = route;
  const given = [...orgParameter(path), ...parameters(params, 'path'), ...parameters(query, 'query')];
  return {
    operationId: `${method.toLowerCase()}${path.replace(/[^a-z]+(.)?/gi, (_, next = '') => String(next).toUpperCase())}`,
    summary,
    description: `Rate tier: ${tier}.${role ? ` Needs the role ${role} or higher.` : ''}`,
    security: security(auth),
    ...(given.length > 0 ? { parameters: given } : {}),
    ...(body
      ? { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(body, 'input') } } } }
      : {}),
    responses: responses(route),
  };
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(errorStatus) },
    detail: { type: 'string' },
    requestId: { type: 'string', format: 'uuid' },
    invalidParams: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name', 'reason'],
        properties: { name: { type: 'string' }, reason: { type: 'string' } },
      },
    },
    challenge: {
      type: 'object',
      description: 'Only of `challenge_required`, which only `/api/auth` returns. See the docs.',
    },
  },
};

export function openApiDocument(origin: string, sessionCookie: string): Json {
  const paths: Record<string, Json> = {};
  for (const route of registeredRoutes()) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'CMIS Marketing',
      version: '1',
      description: 'Ads and social content of six platforms in one place. Errors are RFC 9457 problem documents.',
    },
    servers: [{ url: origin }],
    paths,
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: {
        apiToken: { type: 'http', scheme: 'bearer', bearerFormat: 'cmis_…' },
        session: { type: 'apiKey', in: 'cookie', name: sessionCookie },
      },
    },
  };
}
