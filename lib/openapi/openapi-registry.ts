import type { z } from 'zod';
import type { Role } from '@/lib/auth/roles';
import type { RateTier } from '@/lib/rate-limit/rate-policies';

/** `session`: cookie only, for what belongs to a person and not to a program. */
export type RouteAuth = 'session-or-token' | 'session' | 'public';

export interface DocumentedRoute {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  summary: string;
  auth: RouteAuth;
  role: Role | undefined;
  tier: RateTier;
  status: number;
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

export function registeredRoutes(): DocumentedRoute[] {
  return [...routes.values()].sort((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`));
}
