import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { useOwnDatabase } from '@/db/testing/own-database';
import { openVaultToWrite } from '@/lib/vault/organization-vault';

const urls = inject('databaseUrls');
const pools = globalThis as typeof globalThis & { cmisAppPool?: unknown; cmisSystemPool?: unknown };

async function checkWith(environment: Record<string, string>) {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const { checkStart } = await import('./check-start');
  return checkStart();
}

function startInProduction(environment: Record<string, string>) {
  const start = "import('./lib/health/check-start.ts').then(({ checkStartOrExit }) => checkStartOrExit())";
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--eval', start], {
    cwd: path.resolve(import.meta.dirname, '..', '..'),
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production', ...environment },
  });
  return { status, stderr };
}

// Other test files leave keys of other rings behind, which this check is there to refuse.
beforeAll(() => useOwnDatabase('check_start'));

beforeEach(() => {
  vi.resetModules();
  delete pools.cmisAppPool;
  delete pools.cmisSystemPool;
});
afterEach(() => {
  vi.unstubAllEnvs();
});

it('the start check accepts the two ordinary roles', async () => {
  await expect(checkWith({})).resolves.toBeUndefined();
});

it.each([
  ['a superuser', { DATABASE_URL: urls.superuser }, /DATABASE_URL is a superuser/],
  ['the owner of the tables', { DATABASE_URL: urls.owner }, /DATABASE_URL owns tables/],
  ['a superuser for system work', { DATABASE_SYSTEM_URL: urls.superuser }, /DATABASE_SYSTEM_URL is a superuser/],
])('the start check refuses %s', async (_, environment, reason) => {
  await expect(checkWith(environment as Record<string, string>)).rejects.toThrow(reason);
});

it('the start check names what is missing from the environment', async () => {
  await expect(checkWith({ AUTH_SECRET: '', DATABASE_URL: '' })).rejects.toThrow(/AUTH_SECRET is not set/);
});

it('the start check explains what to do about a database older than this version', async () => {
  const empty = (url: string) => url.replace(/\/cmis_test$/, '/cmis_executor');
  const environment = { DATABASE_URL: empty(urls.app), DATABASE_SYSTEM_URL: empty(urls.system) };
  await expect(checkWith(environment)).rejects.toThrow(/cannot be read \(42P01\).*npm run db:migrate/);
});

it('the start check stops for a database that is down, and names the host but no password', async () => {
  const url = new URL(urls.app);
  const down = `postgres://cmis_app:hunter2@127.0.0.1:1${url.pathname}`;
  const failure = await checkWith({ DATABASE_URL: down }).catch((error) => String(error));
  expect(failure).toMatch(/DATABASE_URL \(127\.0\.0\.1:1\/cmis_test\) cannot be used: ECONNREFUSED/);
  expect(failure).not.toContain('hunter2');
});

describe('the key ring at the start', () => {
  const key = () => randomBytes(32).toString('base64');
  const ownKeys = process.env.TOKEN_ENCRYPTION_KEYS;

  async function storeSecret(): Promise<void> {
    const { orgId } = await mintOrganization();
    await withOrg(orgId, (tx) => openVaultToWrite(tx, orgId));
  }

  it('may have new keys, as long as it opens what is stored', async () => {
    await storeSecret();
    await expect(checkWith({ TOKEN_ENCRYPTION_KEYS: `newer:${key()},${ownKeys}` })).resolves.toBeUndefined();
  });

  it.each([
    [
      'lacks a key that is in use',
      `other:${key()}`,
      /key "test", which TOKEN_ENCRYPTION_KEYS does not list.*keys:rotate/,
    ],
    [
      'has another key under its id',
      `test:${key()}`,
      /key "test" of TOKEN_ENCRYPTION_KEYS is not the one.*right key back/,
    ],
  ])('is refused when it %s', async (_, keys, reason) => {
    await storeSecret();
    const failure = await checkWith({ TOKEN_ENCRYPTION_KEYS: keys }).catch((error) => String(error));
    expect(failure).toMatch(reason);
    expect(failure).not.toContain(keys.split(':')[1]);
  });

  it('ends a production server with one line when it comes from an example', () => {
    expect(startInProduction({})).toEqual({
      status: 1,
      stderr: expect.stringMatching(
        /^[^\n]*TOKEN_ENCRYPTION_KEYS: key "test" is an example[^\n]*openssl rand -base64 32[^\n]*\n$/,
      ),
    });
  });
});

it('a production server ends with one line when INNGEST_DEV of the shell would disable signature checks', () => {
  const own = { TOKEN_ENCRYPTION_KEYS: `test:${randomBytes(32).toString('base64')}`, INNGEST_DEV: '1' };
  expect(startInProduction(own)).toEqual({
    status: 1,
    stderr: expect.stringMatching(/^[^\n]*INNGEST_DEV: must not be set in production: remove it[^\n]*\n$/),
  });
});
