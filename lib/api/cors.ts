import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { organizations } from '@/db/schema/organizations';
import { withSystem } from '@/db/system';
import { isUuid } from '@/lib/auth/is-uuid';
import { PREFLIGHT_METHODS, PREFLIGHT_ORG } from './preflight';

const REQUEST_HEADERS = 'authorization, content-type, idempotency-key';
const READABLE_HEADERS = 'ratelimit, ratelimit-policy, retry-after, x-request-id';
// Chromium keeps a preflight for two hours at most; a removed origin must not be served that long.
const KEPT_SECONDS = 600;

// By the organization in the path: a preflight has no token. An unknown organization has no origins.
async function isAllowedOrigin(orgId: string, origin: string): Promise<boolean> {
  if (!isUuid(orgId)) return false;
  const rows = await withSystem('api: the allowed origins of the organization in the path', (tx) =>
    tx
      .select({ id: organizations.id })
      .from(organizations)
      .where(and(eq(organizations.id, orgId), sql`${origin} = any(${organizations.allowedOrigins})`)),
  );
  return rows.length > 0;
}

/**
 * Of a call with a token to a route of an organization, also where the token is refused. Credentials are never allowed,
 * so a session cookie does not work from another origin.
 */
export async function corsHeaders(request: Request, orgId: string): Promise<Record<string, string>> {
  if (!/^Bearer /i.test(request.headers.get('authorization') ?? '')) return {};
  const origin = request.headers.get('origin');
  if (origin === null || !(await isAllowedOrigin(orgId, origin))) return { vary: 'Origin' };
  return {
    vary: 'Origin',
    'access-control-allow-origin': origin,
    'access-control-expose-headers': READABLE_HEADERS,
  };
}

/** The answer to a preflight that the middleware recognized; null for other requests. */
export async function answerPreflight({ headers }: Request, requestId: string): Promise<Response | null> {
  const [orgId, methods] = [headers.get(PREFLIGHT_ORG), headers.get(PREFLIGHT_METHODS)];
  if (orgId === null || methods === null) return null;
  const common = { allow: methods, vary: 'Origin', 'cache-control': 'private, no-store', 'x-request-id': requestId };
  const origin = headers.get('origin') ?? '';
  if (!(await isAllowedOrigin(orgId, origin))) return new Response(null, { status: 204, headers: common });
  const allowed = {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': methods,
    'access-control-allow-headers': REQUEST_HEADERS,
    'access-control-max-age': String(KEPT_SECONDS),
  };
  return new Response(null, { status: 204, headers: { ...common, ...allowed } });
}
