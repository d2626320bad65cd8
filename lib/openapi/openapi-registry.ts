import type { z } from 'zod';
import type { Role } from '@/lib/auth/roles';
import type { ErrorCode } from '@/lib/errors';
import type { RateTier } from '@/lib/rate-limit/rate-policies';

/** `session`: cookie only, for what belongs to a person and not to a program. */
export type RouteAuth = 'session-or-token' | 'session' | 'public';

/** What the OpenAPI document says of a route beside its schemas. */
export interface RouteText {
  // Unique, as generated clients name the call: `listLabels`.
  operationId: string;
  // One phrase without a full stop.
  summary: string;
  // Whole sentences about what the summary leaves out. Role, rate tier and paging are added from the definition.
  description?: string;
  // When a code comes that not every route has, or that means something of its own here.
  errors?: Partial<Record<ErrorCode, string>>;
  // Of a POST that may be sent again: what a second request does.
  repeated?: string;
}

export interface DocumentedRoute extends RouteText {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  auth: RouteAuth;
  role: Role | undefined;
  tier: RateTier;
  status: number;
  media: 'application/json' | 'text/event-stream';
  params: z.ZodType | undefined;
  query: z.ZodType | undefined;
  body: z.ZodType | undefined;
  response: z.ZodType;
  // A request that an integration test sends; its ids are those of lib/openapi/example-ids.ts.
  example: { query?: Record<string, string>; body?: unknown };
}

const routes = new Map<string, DocumentedRoute>();

export function registerRoute(route: DocumentedRoute): void {
  routes.set(`${route.method} ${route.path}`, route);
}

export function registeredRoutes(): DocumentedRoute[] {
  return [...routes.values()].sort((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`, 'en'));
}
