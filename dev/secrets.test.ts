import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { parseEnv } from '@/lib/env';
import { loadSecrets } from './secrets';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cmis-secrets-'));
  file = path.join(folder, 'secrets.json');
});
afterEach(() => rm(folder, { recursive: true }));

it('loadSecrets creates the secrets once, readable by the owner only', async () => {
  const made = await loadSecrets(file);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await loadSecrets(file)).toEqual(made);
});

it('loadSecrets creates different secrets for each installation and purpose', async () => {
  const one = await loadSecrets(file);
  const other = await loadSecrets(path.join(folder, 'other.json'));
  const { webhookSecrets, ...rest } = one;
  const all = [...Object.values(rest), ...Object.values(webhookSecrets), other.authSecret, other.demoPassword];
  expect(new Set(all).size).toBe(all.length);
  expect(Object.keys(webhookSecrets)).toHaveLength(6);
});

it('loadSecrets creates secrets that the product accepts', async () => {
  const { authSecret, tokenEncryptionKeys } = await loadSecrets(file);
  const env = parseEnv({
    AUTH_URL: 'http://localhost:3000',
    AUTH_SECRET: authSecret,
    TOKEN_ENCRYPTION_KEYS: tokenEncryptionKeys,
    DATABASE_URL: 'postgres://localhost/a',
    DATABASE_SYSTEM_URL: 'postgres://localhost/a',
  });
  expect(env.TOKEN_ENCRYPTION_KEYS[0]?.key).toHaveLength(32);
});

it.each(['', '{', '{"authSecret":"short"}'])('loadSecrets never replaces damaged secrets (%j)', async (text) => {
  await writeFile(file, text);
  await expect(loadSecrets(file)).rejects.toThrow(/cannot be read.*restore the file from a backup/);
  expect((await stat(file)).size).toBe(text.length);
});
