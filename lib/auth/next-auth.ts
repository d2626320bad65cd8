import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { NextRequest } from 'next/server';
import NextAuth, { CredentialsSignin, type NextAuthConfig } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { z } from 'zod';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { logger } from '@/lib/logger';
import { endSessionOf } from './end-sessions';
import { isUuid } from './is-uuid';
import { loadUser } from './load-user';
import { authCookieName, cookieOptions, SESSION_SECONDS, type SessionClaims, servedOverTls } from './session-cookie';
import { signInOrigin } from './sign-in-origin';
import { verifyCredentials } from './verify-credentials';

/** Auth.js passes on only its own errors. */
export class SignInRefused extends CredentialsSignin {
  constructor(readonly refusal: AppError) {
    super(refusal.message);
    this.code = refusal.messageKey;
  }
}

const credentials = z.object({
  email: z.string().max(1_000),
  password: z.string().max(1_000),
  challengeAnswer: z.string().optional(),
});

interface AuthPost {
  // Auth.js answers a refused try like a wrong one, and clears a cookie after a failure.
  failures: unknown[];
  // A password was sent and counted.
  isTry: boolean;
}

const posts = new AsyncLocalStorage<AuthPost>();

const emailAndPassword = Credentials({
  credentials: { email: { type: 'email' }, password: { type: 'password' } },
  async authorize(input, request) {
    const parsed = credentials.safeParse(input);
    if (!parsed.success) return null;
    const { email, password, challengeAnswer } = parsed.data;
    const post = posts.getStore();
    if (post) post.isTry = true;
    try {
      return await verifyCredentials(email, password, signInOrigin(request.headers), challengeAnswer);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.code !== 'unauthenticated') post?.failures.push(error);
      throw new SignInRefused(error);
    }
  },
});

function claimsOf({ sub, sessionVersion }: Record<string, unknown>): SessionClaims | null {
  return typeof sub === 'string' && isUuid(sub) && typeof sessionVersion === 'number'
    ? { userId: sub, sessionVersion }
    : null;
}

function config(): NextAuthConfig {
  const { AUTH_SECRET, AUTH_URL } = env();
  const secure = servedOverTls(AUTH_URL);
  const cookie = (kind: 'session' | 'csrf' | 'callback') => ({
    name: authCookieName(kind, AUTH_URL),
    options: cookieOptions(AUTH_URL),
  });
  return {
    secret: AUTH_SECRET,
    // Safe, because with AUTH_URL set Auth.js never takes the origin from a request header.
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
        // A later read of the session: the database decides whether it is valid.
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
          posts.getStore()?.failures.push(error);
          throw error;
        }
      },
    },
    logger: {
      error(error) {
        if (error instanceof CredentialsSignin) logger.info({ reason: error.code }, 'sign-in refused');
        // Forms without the token of their page come from outside: no stack in the log.
        else if (error.name === 'MissingCSRF') logger.info({ reason: error.name }, 'sign-in refused');
        else logger.error({ err: error }, 'Auth.js failed');
      },
      warn: (code) => logger.warn({ reason: code }, 'Auth.js warning'),
      debug: () => {},
    },
  };
}

// Configured at first use, so that a build needs no environment.
const { handlers, signIn, signOut } = NextAuth(config);

export { signIn, signOut };

export const { GET } = handlers;

export async function postToAuth(request: NextRequest): Promise<AuthPost & { response: Response }> {
  const post: AuthPost = { failures: [], isTry: false };
  const response = await posts.run(post, () => handlers.POST(request));
  return { ...post, response };
}
