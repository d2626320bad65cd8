import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { useOwnDatabase } from '@/db/testing/own-database';
import { registerPerson } from '@/lib/auth/register-person';
import { env } from '@/lib/env';
import { logger } from '@/lib/logger';

logger.level = 'silent';

// The command checks the key ring against everything stored, which other files store under keys of their own.
beforeAll(() => useOwnDatabase('reset_user'));

function resetUser(email: string): Promise<{ code: number | null; out: string; log: string }> {
  const script = path.join(import.meta.dirname, 'reset-user.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, email], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, log] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    log += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, log }));
  });
}

it('the command that resets a password prints the link and its lifetime on standard output, the log on standard error', async () => {
  const email = `${randomUUID()}@example.com`;
  const person = await registerPerson({ name: 'Sara', email, password: 'tall green kettle' });
  const { code, out, log } = await resetUser(email);
  expect(code).toBe(0);
  const [link = '', life, ...rest] = out.split('\n');
  expect(link.startsWith(new URL('/en/reset-password/', env().AUTH_URL).href)).toBe(true);
  expect(life).toMatch(/^The link works once, until \d{4}-\d{2}-\d{2}T[\d:.]+Z\./);
  expect(rest).toEqual(['']);
  expect(JSON.parse(log)).toMatchObject({ userId: person?.id, msg: 'a password reset link was issued' });
  expect(log).not.toContain(path.basename(link));
});

it('the command that resets a password prints nothing on standard output for an address without an account', async () => {
  const { code, out, log } = await resetUser(`${randomUUID()}@example.com`);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(log).not.toBe('');
});
