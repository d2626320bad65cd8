import { z } from 'zod';
import type { Visitor } from './visitor';

const csrfSchema = z.object({ csrfToken: z.string() });
const sessionSchema = z.object({ user: z.object({ id: z.uuid() }) });

/**
 * Signs the visitor in with e-mail and password, as the sign-in page does.
 * @throws Error when no session came of it
 */
export async function signIn(visitor: Visitor, email: string, password: string): Promise<void> {
  const { csrfToken } = csrfSchema.parse(JSON.parse((await visitor.open('/api/auth/csrf')).body));
  const form = new URLSearchParams({ csrfToken, email, password, callbackUrl: visitor.origin });
  await visitor.open('/api/auth/callback/credentials', form);
  const session = sessionSchema.safeParse(JSON.parse((await visitor.open('/api/auth/session')).body));
  if (!session.success) throw new Error(`${email} could not sign in.`);
}
