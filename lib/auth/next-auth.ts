import NextAuth, { CredentialsSignin, type NextAuthConfig } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { z } from 'zod';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { logger } from '@/lib/logger';
import { loadUser } from './load-user';
import { authCookieName, SESSION_SECONDS, servedOverTls } from './session-cookie';
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
  async authorize(input) {
    const parsed = credentials.safeParse(input);
    if (!parsed.success) return null;
    try {
      return await verifyCredentials(parsed.data.email, parsed.data.password);
    } catch (error) {
      throw error instanceof AppError ? new SignInRefused(error) : error;
    }
  },
});

function config(): NextAuthConfig {
  const { AUTH_SECRET, AUTH_URL } = env();
  const secure = servedOverTls(AUTH_URL);
  const cookie = (kind: 'session' | 'csrf' | 'callback') => ({
    name: authCookieName(kind, AUTH_URL),
    options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure },
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
        const { sub, sessionVersion } = token;
        if (!sub || typeof sessionVersion !== 'number') return null;
        return (await loadUser({ userId: sub, sessionVersion })) ? token : null;
      },
      session({ session, token }) {
        const { expires } = session;
        return { expires, user: { id: token.sub ?? '' } };
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
export const { handlers, signIn, signOut } = NextAuth(config);
