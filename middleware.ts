import { NextRequest, NextResponse } from 'next/server';
import createIntlMiddleware from 'next-intl/middleware';
import { answerByMethod } from '@/lib/api/allowed-methods';
import { refusedBody } from '@/lib/api/body-cap';
import { takeAtEdge } from '@/lib/api/edge-gate';
import { isPage } from '@/lib/api/is-page';
import { PREFLIGHT_METHODS, PREFLIGHT_ORG, readPreflight } from '@/lib/api/preflight';
import { problemResponse } from '@/lib/api/problem';
import { refusedAction } from '@/lib/api/same-origin';
import { contentSecurityPolicy, createNonce, securityHeaders } from '@/lib/api/security-headers';
import { authCookieName, decodeSession, type SessionClaims, servedOverTls } from '@/lib/auth/session-cookie';
import { REDIS_SPENT_HEADER, RedisBudget, withRedisBudget } from '@/lib/cache/redis-budget';
import { env } from '@/lib/env';
import { isLocale, LOCALE_COOKIE, routing } from '@/lib/i18n/routing';
import { rateLimited, rateLimitHeaders } from '@/lib/rate-limit/rate-limit';

// Runs before every request, on the edge runtime, without a database. It is never the only guard: framework faults have
// skipped this file, so routes, actions and data functions authorize again and count bodies again.

const localize = createIntlMiddleware(routing);
const localizeOverTls = createIntlMiddleware({ ...routing, localeCookie: { name: LOCALE_COOKIE, secure: true } });

function isStatic(pathname: string): boolean {
  if (pathname.startsWith('/_next/static/')) return true;
  // A route takes any text as its last parameter: a file ending must not bypass the limits.
  return !pathname.startsWith('/api/') && /\.(ico|svg|png|woff2)$/.test(pathname);
}

/** Null when the request needs no sign-in or the person is signed in. */
function signInInstead({ nextUrl: { pathname, search } }: NextRequest, claims: SessionClaims | null): URL | null {
  const [, locale, area] = pathname.split('/');
  if (claims || area !== 'orgs' || !isLocale(locale)) return null;
  const target = new URL(`/${locale}/sign-in`, env().AUTH_URL);
  target.searchParams.set('next', `${pathname}${search}`);
  return target;
}

async function claimsOf(request: NextRequest): Promise<SessionClaims | null> {
  const { AUTH_SECRET, AUTH_URL } = env();
  const cookieName = authCookieName('session', AUTH_URL);
  return decodeSession(request.cookies.get(cookieName)?.value, { secret: AUTH_SECRET, cookieName });
}

async function answer(request: NextRequest, requestHeaders: Headers, requestId: string): Promise<Response> {
  const { pathname } = request.nextUrl;
  const next = () => NextResponse.next({ request: { headers: requestHeaders } });
  // Before the static files: Next runs an action at any address, whatever its ending.
  const foreign = pathname.startsWith('/api/') ? null : refusedAction(request, env().AUTH_URL);
  if (foreign) return problemResponse(foreign, requestId);
  if (isStatic(pathname)) return next();
  const wrongBody = refusedBody(request.method, request.headers.get('content-length'), pathname);
  if (wrongBody) return problemResponse(wrongBody, requestId);

  const claims = await claimsOf(request);
  const budget = new RedisBudget();
  const verdict = await withRedisBudget(budget, () =>
    takeAtEdge({ method: request.method, headers: request.headers, pathname, authUrl: env().AUTH_URL }, claims),
  );
  requestHeaders.set(REDIS_SPENT_HEADER, String(Math.ceil(budget.spentMs())));
  if (verdict && !verdict.allowed) return problemResponse(rateLimited(verdict), requestId, rateLimitHeaders(verdict));

  const preflight = readPreflight(request.method, request.headers, pathname);
  if (preflight) {
    requestHeaders.set(PREFLIGHT_ORG, preflight.orgId);
    requestHeaders.set(PREFLIGHT_METHODS, preflight.methods);
    return next();
  }
  const byMethod = answerByMethod(request.method, pathname);
  if (byMethod?.error) return problemResponse(byMethod.error, requestId, byMethod.headers);
  if (byMethod) return new Response(null, { status: 204, headers: byMethod.headers });

  const signIn = signInInstead(request, claims);
  if (signIn) return NextResponse.redirect(signIn, 307);
  if (!isPage(pathname)) return next();
  const localized = servedOverTls(env().AUTH_URL) ? localizeOverTls : localize;
  const page = localized(new NextRequest(request.url, { headers: requestHeaders }));
  page.headers.set('cache-control', 'private, no-store');
  return page;
}

export async function middleware(request: NextRequest): Promise<Response> {
  const tls = servedOverTls(env().AUTH_URL);
  const nonce = createNonce();
  const requestId = crypto.randomUUID();
  // Replaced, never merged: Next reads the nonce of its scripts from the request's policy header.
  const requestHeaders = new Headers(request.headers);
  requestHeaders.set('content-security-policy', contentSecurityPolicy(nonce, tls));
  requestHeaders.set('x-nonce', nonce);
  requestHeaders.set('x-request-id', requestId);
  requestHeaders.set(REDIS_SPENT_HEADER, '0');
  requestHeaders.delete(PREFLIGHT_ORG);
  requestHeaders.delete(PREFLIGHT_METHODS);

  const response = await answer(request, requestHeaders, requestId);
  for (const [name, value] of Object.entries(securityHeaders(nonce, tls))) response.headers.set(name, value);
  response.headers.set('x-request-id', requestId);
  return response;
}
