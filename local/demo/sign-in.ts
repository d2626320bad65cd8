import { z } from 'zod';
import type { BrowserSession } from './browser-session';

const csrfSchema = z.object({ csrfToken: z.string() });
const sessionSchema = z.object({ user: z.object({ id: z.uuid() }) });

/**
 * Signs the browser in with e-mail and password, as the sign-in page does.
 * @throws Error when no session came of it
 */
export async function signIn(browser: BrowserSession, email: string, password: string): Promise<void> {
  const { csrfToken } = csrfSchema.parse(JSON.parse((await browser.open('/api/auth/csrf')).body));
  const form = new URLSearchParams({ csrfToken, email, password, callbackUrl: browser.origin });
  await browser.open('/api/auth/callback/credentials', form);
  const session = sessionSchema.safeParse(JSON.parse((await browser.open('/api/auth/session')).body));
  if (!session.success) throw new Error(`${email} could not sign in.`);
}
