import '@/server/load-env-files';
import { issuePasswordReset } from '@/lib/auth/password-reset';
import { env } from '@/lib/env';
import { checkStart } from '@/lib/health/check-start';
import { routing } from '@/lib/i18n/routing';
import { runCommand } from './run-command';

async function showLink(): Promise<boolean> {
  const [email] = process.argv.slice(2);
  if (!email) throw new Error('Usage: npm run user:reset -- <e-mail address>');
  await checkStart();
  const { token, expiresAt } = await issuePasswordReset(email);
  const link = new URL(`/${routing.defaultLocale}/reset-password/${token}`, env().AUTH_URL);
  process.stdout.write(`${link.href}\n`);
  process.stdout.write(`The link works once, until ${expiresAt.toISOString()}. Give it to that person only.\n`);
  return true;
}

await runCommand(showLink);
