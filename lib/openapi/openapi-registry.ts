import type { z } from 'zod';
import type { Role } from '@/lib/auth/roles';
import type { RateTier } from '@/lib/rate-limit/rate-limit-policies';

/** `session`: cookie only, for what belongs to a person and not to a program. */
export type RouteAuth = 'session-or-token' | 'session' | 'public';

/** What the OpenAPI document says of one route; `defineRoute` registers it. */
export interface DocumentedRoute {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `/api/orgs/{org}/…`, with the parameters in braces. */
  path: string;
  summary: string;
  auth: RouteAuth;
  role: Role | undefined;
  tier: RateTier;
  status: number;
  /** What the answer is; a stream of events carries `response` as the data of each. */
  media: 'application/json' | 'text/event-stream';
  params: z.ZodType | undefined;
  query: z.ZodType | undefined;
  body: z.ZodType | undefined;
  response: z.ZodType;
}

const routes = new Map<string, DocumentedRoute>();

export function registerRoute(route: DocumentedRoute): void {
  routes.set(`${route.method} ${route.path}`, route);
}

/** The routes whose modules have been loaded, by path, then method. */
export function registeredRoutes(): DocumentedRoute[] {
  return [...routes.values()].sort((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`));
}
