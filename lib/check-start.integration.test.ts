import { afterEach, beforeEach, expect, inject, it, vi } from 'vitest';

const urls = inject('databaseUrls');
const pools = globalThis as typeof globalThis & { cmisAppPool?: unknown; cmisSystemPool?: unknown };

/** The check as a fresh process with this environment would make it. */
async function checkWith(environment: Record<string, string>) {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const { checkStart } = await import('./check-start');
  return checkStart();
}

beforeEach(() => {
  vi.resetModules();
  delete pools.cmisAppPool;
  delete pools.cmisSystemPool;
});
afterEach(() => {
  vi.unstubAllEnvs();
});

it('lets the two ordinary roles start', async () => {
  await expect(checkWith({})).resolves.toBeUndefined();
});

it.each([
  ['a superuser', { DATABASE_URL: urls.superuser }, /DATABASE_URL is a superuser/],
  ['the owner of the tables', { DATABASE_URL: urls.owner }, /DATABASE_URL owns tables/],
  ['a superuser for system work', { DATABASE_SYSTEM_URL: urls.superuser }, /DATABASE_SYSTEM_URL is a superuser/],
])('refuses %s', async (_, environment, reason) => {
  await expect(checkWith(environment as Record<string, string>)).rejects.toThrow(reason);
});

it('names what is missing from the environment', async () => {
  await expect(checkWith({ AUTH_SECRET: '', DATABASE_URL: '' })).rejects.toThrow(/AUTH_SECRET is not set/);
});

it('gives up on a database that is down, naming the host and no password', async () => {
  const url = new URL(urls.app);
  const down = `postgres://cmis_app:hunter2@127.0.0.1:1${url.pathname}`;
  const failure = await checkWith({ DATABASE_URL: down }).catch((error) => String(error));
  expect(failure).toMatch(/DATABASE_URL \(127\.0\.0\.1:1\/cmis_test\) cannot be used: ECONNREFUSED/);
  expect(failure).not.toContain('hunter2');
});
