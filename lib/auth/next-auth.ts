import { AsyncLocalStorage } from 'node:async_hooks';
import type { NextRequest } from 'next/server';
import NextAuth, { CredentialsSignin, type NextAuthConfig } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { z } from 'zod';
import { problemResponse } from '@/lib/api/problem';
import { requestIdOf } from '@/lib/api/request-id';
import { toAppError } from '@/lib/api/to-app-error';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { logger } from '@/lib/logger';
import { endSessionOf } from './end-sessions';
import { isUuid } from './is-uuid';
import { loadUser } from './load-user';
import { authCookieName, cookieOptions, SESSION_SECONDS, type SessionClaims, servedOverTls } from './session-cookie';
import { signInOrigin } from './sign-in-origin';
import { verifyCredentials } from './verify-credentials';

/** A sign-in that was refused on purpose, carried through Auth.js, which lets only its own errors pass. */
export class SignInRefused extends CredentialsSignin {
  constructor(readonly refusal: AppError) {
    super(refusal.message);
    this.code = refusal.messageKey;
  }
}

const credentials = z.object({ email: z.string().max(1_000), password: z.string().max(1_000) });

const emailAndPassword = Credentials({
  credentials: { email: { type: 'email' }, password: { type: 'password' } },
  async authorize(input, request) {
    const parsed = credentials.safeParse(input);
    if (!parsed.success) return null;
    try {
      return await verifyCredentials(parsed.data.email, parsed.data.password, signInOrigin(request.headers));
    } catch (error) {
      throw error instanceof AppError ? new SignInRefused(error) : error;
    }
  },
});

/** Claims of a decoded session token; null when it is none of ours. */
function claimsOf({ sub, sessionVersion }: Record<string, unknown>): SessionClaims | null {
  return typeof sub === 'string' && isUuid(sub) && typeof sessionVersion === 'number'
    ? { userId: sub, sessionVersion }
    : null;
}

// Auth.js catches what its sign-out event throws and clears the cookie all the same.
const signOutFailures = new AsyncLocalStorage<unknown[]>();

function config(): NextAuthConfig {
  const { AUTH_SECRET, AUTH_URL } = env();
  const secure = servedOverTls(AUTH_URL);
  const cookie = (kind: 'session' | 'csrf' | 'callback') => ({
    name: authCookieName(kind, AUTH_URL),
    options: cookieOptions(AUTH_URL),
  });
  return {
    secret: AUTH_SECRET,
    // Safe because AUTH_URL is always set: Auth.js then takes the origin from it and never from a request header.
    trustHost: true,
    basePath: '/api/auth',
    useSecureCookies: secure,
    cookies: { sessionToken: cookie('session'), csrfToken: cookie('csrf'), callbackUrl: cookie('callback') },
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    providers: [emailAndPassword],
    callbacks: {
      async jwt({ token, user }) {
        if (user) {
          const { id: sub } = user;
          const sessionVersion = 'sessionVersion' in user ? user.sessionVersion : undefined;
          return { sub, sessionVersion, signedInAt: Math.floor(Date.now() / 1000) };
        }
        // A later read of the session by Auth.js' own endpoint: the database decides whether it still is one.
        const claims = claimsOf(token);
        return claims && (await loadUser(claims)) ? token : null;
      },
      session({ session, token }) {
        const { expires } = session;
        return { expires, user: { id: token.sub ?? '' } };
      },
    },
    events: {
      async signOut(message) {
        const claims = 'token' in message && message.token ? claimsOf(message.token) : null;
        try {
          if (claims) await endSessionOf(claims);
        } catch (error) {
          signOutFailures.getStore()?.push(error);
          throw error;
        }
      },
    },
    logger: {
      error(error) {
        if (error instanceof CredentialsSignin) logger.info({ reason: error.code }, 'sign-in refused');
        else logger.error({ err: error }, 'Auth.js failed');
      },
      warn: (code) => logger.warn({ reason: code }, 'Auth.js warns'),
      debug: () => {},
    },
  };
}

/** Auth.js, configured when first used, so that a build needs no environment. Sessions are read by lib/auth/session.ts. */
const { handlers, signIn, signOut } = NextAuth(config);

export { signIn, signOut };

export const { GET } = handlers;

/**
 * Auth.js' own endpoints for what changes something. A sign-out that the database did not record is an error, and
 * leaves the cookie in place: the person would believe that no copy of it works.
 */
export async function POST(request: NextRequest): Promise<Response> {
  const failures: unknown[] = [];
  const response = await signOutFailures.run(failures, () => handlers.POST(request));
  if (failures.length === 0) return response;
  return problemResponse(toAppError(failures[0]), requestIdOf(request));
}
