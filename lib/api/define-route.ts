import 'server-only';
import { z } from 'zod';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import type { Role } from '@/lib/auth/roles';
import { budgetAfterMiddleware, withRedisBudget } from '@/lib/cache/redis-budget';
import { isProduction } from '@/lib/env';
import { logger } from '@/lib/logger';
import { type DocumentedRoute, type RouteAuth, type RouteText, registerRoute } from '@/lib/openapi/openapi-registry';
import { clientNetwork } from '@/lib/rate-limit/client-address';
import { rateLimited, rateLimitHeaders, takeForAct } from '@/lib/rate-limit/rate-limit';
import type { RateTier } from '@/lib/rate-limit/rate-policies';
import { inRequest } from '@/lib/work-kind';
import { authenticateCaller, authenticateForOrg, type Caller } from './authenticate';
import { corsHeaders } from './cors';
import { EventStream } from './event-stream';
import { parseInput, parseParams, queryObject } from './parse-input';
import { problemResponse } from './problem';
import { readJsonBody } from './read-json-body';
import { requestIdOf } from './request-id-of';
import { requireNoBody } from './require-no-body';
import { toAppError } from './to-app-error';

// An organization session with the role, a caller, or none, by path and `auth`.
type Identity<Path extends string, Auth extends RouteAuth, L extends Role> = Auth extends 'public'
  ? object
  : Path extends `${string}{org}${string}`
    ? { session: SessionWith<L> }
    : { caller: Auth extends 'session' ? Extract<Caller, { kind: 'user' }> : Caller };

type Media = DocumentedRoute['media'];
type Answer<M extends Media, R extends z.ZodType> = M extends 'text/event-stream' ? EventStream : z.input<R>;

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

type HandlerInput<Path extends string, Auth extends RouteAuth, L extends Role, P, Q, B> = Identity<Path, Auth, L> & {
  request: Request;
  requestId: string;
  params: Parsed<P>;
  query: Parsed<Q>;
  body: Parsed<B>;
};

type ExampleBody<B> = B extends z.ZodType ? z.input<B> : never;

interface RouteDefinition<
  Path extends string,
  Auth extends RouteAuth,
  P extends z.ZodType | undefined,
  Q extends z.ZodType | undefined,
  B extends z.ZodType | undefined,
  R extends z.ZodType,
  M extends Media,
  L extends Role,
> extends RouteText {
  method: DocumentedRoute['method'];
  path: Path;
  auth: Auth;
  // Default: `viewer`. Only for routes with `{org}`.
  role?: L;
  tier: RateTier;
  // Strict objects: unknown names are refused. `params` excludes `org`.
  params?: P;
  query?: Q;
  body?: B;
  // For an event stream, the data of each event.
  response: R;
  media?: M;
  status?: 200 | 201 | 202 | 204;
  // A request that a test sends; the document shows its answer. Path parameters: lib/openapi/example-ids.ts.
  example?: { query?: Record<string, string>; body?: ExampleBody<B> };
  handler: (input: HandlerInput<Path, Auth, L, P, Q, B>) => Promise<Answer<M, R>>;
}

interface RouteContext {
  params: Promise<Record<string, string | string[] | undefined>>;
}

const noQuery = z.strictObject({});

/** Errors become `application/problem+json`. Registers the route in the OpenAPI document. */
export function defineRoute<
  Path extends string,
  Auth extends RouteAuth,
  R extends z.ZodType,
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
  M extends Media = 'application/json',
  L extends Role = 'viewer',
>(definition: RouteDefinition<Path, Auth, P, Q, B, R, M, L>) {
  const { method, path, auth, role, tier, status = 200, response } = definition;
  const { params, query, body, media = 'application/json', example = {} } = definition;
  const { operationId, summary, description, errors, repeated } = definition;
  registerRoute({
    ...{ operationId, summary, description, errors, repeated, example },
    ...{ method, path, auth, role, tier, status, media, params, query, body, response },
  });

  // A cached value is one object for all of its readers, and no handler changes a value that it returned.
  const texts = new WeakMap<object, string>();
  function textOf(value: unknown): string {
    const known = isObject(value) ? texts.get(value) : undefined;
    if (known !== undefined) return known;
    const text = JSON.stringify(checkResponse(response, value, `${method} ${path}`));
    if (isObject(value)) texts.set(value, text);
    return text;
  }

  async function answer(request: Request, context: RouteContext, requestId: string, headers: Record<string, string>) {
    // Next gives routes without parameters none at all.
    const { org, ...pathParams } = (await context.params) ?? {};
    if (path.includes('{org}') && auth === 'session-or-token') {
      Object.assign(headers, await corsHeaders(request, String(org ?? '')));
    }
    const identifyCaller = () => identify(request, definition, String(org ?? ''), requestId);
    const identity = await identifyCaller();
    const verdict = await takeForAct(tier, identity.key);
    Object.assign(headers, rateLimitHeaders(verdict));
    if (!verdict.allowed) throw rateLimited(verdict);
    // The one cast: the types of `identify` and the schemas follow from the definition.
    const input = {
      ...identity.given,
      request,
      requestId,
      params: params && parseParams(params, pathParams),
      query: parseInput(query ?? noQuery, queryObject(new URL(request.url).searchParams), 'query'),
      body: body ? parseInput(body, await readJsonBody(request), 'body') : await requireNoBody(request),
    } as unknown as HandlerInput<Path, Auth, L, P, Q, B>;
    const value = await definition.handler(input);
    if (!(value instanceof EventStream)) return textOf(value);
    // A stream ends when its reader loses access.
    value.endWithout(identifyCaller);
    return value;
  }

  return async function route(request: Request, context: RouteContext): Promise<Response> {
    const requestId = requestIdOf(request);
    const headers: Record<string, string> = {};
    try {
      const budget = budgetAfterMiddleware(request.headers);
      const value = await inRequest(() => withRedisBudget(budget, () => answer(request, context, requestId, headers)));
      const common = { ...headers, 'cache-control': 'private, no-store', 'x-request-id': requestId };
      if (value instanceof EventStream) return streamResponse(request, value, common);
      if (status === 204) return new Response(null, { status, headers: common });
      return new Response(value, {
        status,
        headers: { ...common, 'content-type': 'application/json' },
      });
    } catch (error) {
      const failure = toAppError(error);
      const log = { requestId, route: `${method} ${path}`, code: failure.code, status: failure.status };
      if (failure.status >= 500) logger.error({ ...log, err: error }, 'request failed');
      else logger.info(log, 'request refused');
      return problemResponse(failure, requestId, headers);
    }
  };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

// Neither compressed nor buffered on the way.
function streamResponse(request: Request, stream: EventStream, common: Record<string, string>): Response {
  // Next answers HEAD with this route and never reads the body.
  if (request.method === 'HEAD') stream.end();
  const unbuffered = { 'cache-control': 'private, no-store, no-transform', 'x-accel-buffering': 'no' };
  return new Response(stream.body, { headers: { ...common, ...unbuffered, 'content-type': 'text/event-stream' } });
}

// The input of the handler and the rate-limit key.
async function identify(
  request: Request,
  { auth, path, role }: { auth: RouteAuth; path: string; role?: Role },
  orgId: string,
  requestId: string,
): Promise<{ given: object; key: string }> {
  if (auth === 'public') return { given: {}, key: `address:${clientNetwork(request.headers)}` };
  if (path.includes('{org}')) {
    const session = requireRole(await authenticateForOrg(request, auth, orgId, requestId), role ?? 'viewer');
    return { given: { session }, key: `${session.actor.type}:${session.actor.id}` };
  }
  const caller = await authenticateCaller(request, auth, requestId);
  const key = caller.kind === 'user' ? `user:${caller.user.id}` : `api_token:${caller.session.actor.id}`;
  return { given: { caller }, key };
}

// A mismatch with the documented schema throws outside production; in production it is logged.
function checkResponse(schema: z.ZodType, value: unknown, route: string): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return value;
  const fields = parsed.error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`).slice(0, 10);
  const reason = fields.join(', ');
  if (!isProduction()) throw new Error(`The answer of ${route} breaks its schema: ${reason}`);
  logger.error({ route, reason }, 'response does not match its schema');
  return value;
}
