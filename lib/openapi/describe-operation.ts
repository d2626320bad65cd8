import { type ErrorCode, errorStatus } from '@/lib/errors';
import { ratePolicies } from '@/lib/rate-limit/rate-policies';
import { tagOf } from './api-tags';
import { answerHeaders, problemAnswer, responseName } from './components';
import { exampleIds } from './example-ids';
import type { DocumentedRoute } from './openapi-registry';
import type { Json, SchemaComponents } from './schema-components';

// Alike for every route that has them; what a route says of a code of its own is written out there.
export const commonCodes = [
  'invalid_input',
  'unauthenticated',
  'forbidden',
  'not_found',
  'request_timeout',
  'payload_too_large',
  'unsupported_media_type',
  'rate_limited',
  'internal',
  'unavailable',
] as const satisfies readonly ErrorCode[];

function commonCodesOf({ method, path, auth, role, params, body }: DocumentedRoute): ErrorCode[] {
  const byCookie = auth !== 'public' && method !== 'GET';
  return [
    'invalid_input',
    ...(auth === 'public' ? [] : (['unauthenticated'] as const)),
    ...(byCookie || (role && role !== 'viewer') ? (['forbidden'] as const) : []),
    ...(path.includes('{org}') || params ? (['not_found'] as const) : []),
    ...(body ? (['request_timeout', 'payload_too_large', 'unsupported_media_type'] as const) : []),
    'rate_limited',
    'internal',
    'unavailable',
  ];
}

function parametersOf(route: DocumentedRoute, components: SchemaComponents): Json[] {
  const org = route.path.includes('{org}') ? [{ $ref: '#/components/parameters/org' }] : [];
  return [...org, ...parameters(route, 'path', components), ...parameters(route, 'query', components)];
}

function parameters(
  { operationId, params, query, example }: DocumentedRoute,
  where: 'path' | 'query',
  components: SchemaComponents,
) {
  const schema = where === 'path' ? params : query;
  if (!schema) return [];
  const fields = components.toJsonSchema(schema, 'input', operationId) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  const examples: Record<string, string | undefined> = where === 'path' ? exampleIds : (example.query ?? {});
  return Object.entries(fields.properties ?? {}).map(([name, { description, ...property }]) => ({
    name,
    in: where,
    required: where === 'path' || (fields.required ?? []).includes(name),
    description,
    schema: property,
    ...(examples[name] === undefined ? {} : { example: exampleValue(property, examples[name]) }),
  }));
}

// Of a query all values are text; the document shows them in their type.
const exampleValue = ({ type }: Json, text: string) => (type === 'integer' ? Number(text) : text);

function isPaged(parameters: readonly Json[]): boolean {
  return parameters.some(({ name }) => name === 'cursor');
}

/** PUT and DELETE end in the same state however often they are sent, as does a change to given values. */
function isIdempotent({ method, repeated }: DocumentedRoute): boolean {
  return method !== 'POST' || repeated !== undefined;
}

function callerText({ auth, role, path }: DocumentedRoute): string {
  if (auth === 'public') return 'Open: no session and no token is needed.';
  const who =
    !path.includes('{org}') || !role || role === 'viewer'
      ? 'For every member.'
      : `For members and tokens with the role ${role} or higher.`;
  return auth === 'session' ? `${who} By session only: an API token is refused.` : who;
}

function tierText({ tier, auth }: DocumentedRoute): string {
  const windows = ratePolicies[tier].windows.map(({ limit, seconds }) => `${limit} requests in ${seconds} seconds`);
  const by = auth === 'public' ? 'by network address' : 'by person or API token';
  return `Rate tier \`${tier}\`: ${windows.join(', and ')}, counted ${by}.`;
}

function descriptionOf(route: DocumentedRoute, paged: boolean): string {
  const { method, description, repeated } = route;
  const post =
    method === 'POST' ? (repeated ?? 'Not idempotent: a second request has its effect a second time.') : null;
  return [
    description,
    callerText(route),
    tierText(route),
    paged ? 'Paged: send `nextCursor` of one page as `cursor` to get the next; it is null on the last page.' : null,
    post,
  ]
    .filter((part) => part)
    .join('\n\n');
}

function securityOf({ auth, role }: DocumentedRoute): Json[] {
  if (auth === 'public') return [];
  return auth === 'session' ? [{ session: [] }] : [{ apiToken: [role ?? 'viewer'] }, { session: [] }];
}

function answersOf(route: DocumentedRoute, components: SchemaComponents, example: unknown): Json {
  const { operationId, status, media, response, errors = {} } = route;
  const own = Object.keys(errors) as ErrorCode[];
  const codes = [...new Set([...commonCodesOf(route), ...own])];
  const statuses = [...new Set(codes.map((code) => errorStatus[code]))];
  const failures = statuses.map((number): [string, Json] => {
    const [first, ...rest] = codes.filter((code) => errorStatus[code] === number);
    const isCommon = first && rest.length === 0 && !errors[first];
    if (isCommon) return [String(number), { $ref: `#/components/responses/${responseName(first)}` }];
    return [String(number), problemAnswer(first ? [first, ...rest] : [], errors)];
  });
  const content = {
    [media]: {
      schema: components.toJsonSchema(response, 'output', `${operationId}Answer`),
      ...(example === undefined ? {} : { example }),
    },
  };
  const answer = status === 204 ? { description: 'Done.' } : { description: successText(route), content };
  return { [String(status)]: { ...answer, headers: answerHeaders }, ...Object.fromEntries(failures) };
}

function successText({ status, media }: DocumentedRoute): string {
  if (media === 'text/event-stream') return 'Events, each with this data as JSON.';
  if (status === 201) return 'Created.';
  return status === 202 ? 'Accepted: the work goes on in the background.' : 'The answer.';
}

export function describeOperation(route: DocumentedRoute, components: SchemaComponents, example: unknown): Json {
  const { operationId, path, summary, role, tier, body } = route;
  const given = parametersOf(route, components);
  const paged = isPaged(given);
  return {
    operationId,
    summary,
    description: descriptionOf(route, paged),
    tags: [tagOf(path)],
    security: securityOf(route),
    ...(given.length > 0 ? { parameters: given } : {}),
    ...(body ? { requestBody: requestBody(route, body, components) } : {}),
    responses: answersOf(route, components, example),
    'x-role': route.auth === 'public' ? null : (role ?? 'viewer'),
    'x-rate-tier': tier,
    'x-idempotent': isIdempotent(route),
    'x-paged': paged,
  };
}

function requestBody(
  { operationId, example }: DocumentedRoute,
  body: NonNullable<DocumentedRoute['body']>,
  components: SchemaComponents,
): Json {
  const schema = components.toJsonSchema(body, 'input', operationId);
  const shown = example.body === undefined ? {} : { example: example.body };
  return { required: true, content: { 'application/json': { schema, ...shown } } };
}
