import { answerByMethod } from './allowed-methods';

// Set by the middleware only, for the route that answers with the database.
export const PREFLIGHT_ORG = 'x-cmis-preflight-org';
export const PREFLIGHT_METHODS = 'x-cmis-preflight-methods';

interface Preflight {
  orgId: string;
  methods: string;
}

/** A browser's question before a script's call to a route of an organization; null for every other request. */
export function readPreflight(method: string, headers: Headers, pathname: string): Preflight | null {
  if (method !== 'OPTIONS' || !headers.has('origin') || !headers.has('access-control-request-method')) return null;
  const orgId = orgInPath(pathname);
  const methods = answerByMethod(method, pathname)?.headers.allow;
  return orgId === null || methods === undefined ? null : { orgId, methods };
}

/** `/api/me` and `/api/orgs` name no organization, so no script of another origin reaches them. */
export function orgInPath(pathname: string): string | null {
  return /^\/api\/orgs\/([^/]+)/.exec(pathname)?.[1] ?? null;
}
