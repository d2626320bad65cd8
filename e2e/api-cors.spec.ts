import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { expect, test } from './api-fixtures';
import { cmisClient } from './cmis-client';
import { mintToken, type Organization } from './organization';

// Of the tier of `/sync/statistics`.
const HEAVY_LIMIT = 20;

// The browser would ask for leave to send an additional header of every request.
test.use({ extraHTTPHeaders: {} });

let elsewhere: Server;
let port: number;
test.beforeAll(async () => {
  elsewhere = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>Another site</title>');
  });
  await new Promise((resolve) => elsewhere.listen(0, () => resolve(undefined)));
  port = (elsewhere.address() as AddressInfo).port;
});
test.afterAll(() => {
  elsewhere.close();
});

async function allowOrigins(organization: Organization, origins: string[]) {
  const { response } = await cmisClient(organization).PUT('/api/orgs/{org}/allowed-origins', {
    params: { path: { org: organization.id } },
    body: { origins },
  });
  expect(response.status).toBe(200);
}

type ScriptCall = Pick<RequestInit, 'method' | 'credentials'> & { headers?: Record<string, string>; body?: string };

/** As a script of the open page: status and limit, or null where the browser withholds the answer. */
function fetchInPage(page: Page, url: string, init: ScriptCall = {}, times = 1) {
  return page.evaluate(
    async (call) => {
      const answers = [];
      for (let count = 0; count < call.times; count += 1) {
        const answer = await fetch(call.url, call.init).catch(() => null);
        const read = (name: string) => answer?.headers.get(name) ?? null;
        answers.push(answer && { status: answer.status, limit: read('ratelimit-policy'), retry: read('retry-after') });
      }
      return answers;
    },
    { url, init, times },
  );
}

test('in a browser, a page of an allowed origin calls the API with a token, and no other page does', async ({
  page,
  stack,
  organization,
}) => {
  const api = `${stack.url}/api/orgs/${organization.id}`;
  const authorization = `Bearer ${organization.token}`;
  const read = (url: string) => fetchInPage(page, url, { headers: { authorization } });
  await page.goto(`http://localhost:${port}/`);
  expect(await read(`${api}/members`)).toEqual([null]);

  await allowOrigins(organization, [`http://localhost:${port}`]);
  // The browser keeps no preflight that allowed nothing.
  expect(await read(`${api}/members`)).toEqual([{ status: 200, limit: '"api";q=100;w=60', retry: null }]);
  const label = { name: 'From another page', colour: 'blue', pattern: null };
  const headers = { authorization, 'content-type': 'application/json', 'idempotency-key': 'one' };
  const made = await fetchInPage(page, `${api}/labels`, { method: 'POST', headers, body: JSON.stringify(label) });
  expect(made).toMatchObject([{ status: 201 }]);
  expect(await fetchInPage(page, `${api}/members`, { credentials: 'include' })).toEqual([null]);
  expect(await read(`${stack.url}/api/me`)).toEqual([null]);

  await page.goto(`http://127.0.0.1:${port}/`);
  expect(await read(`${api}/members`)).toEqual([null]);
});

test('in a browser, a script of an allowed origin can read that it called too often', async ({
  page,
  stack,
  organization,
  person,
}) => {
  await allowOrigins(organization, [`http://localhost:${port}`]);
  const token = await mintToken(person.session, organization.id, 'viewer');
  await page.goto(`http://localhost:${port}/`);
  const url = `${stack.url}/api/orgs/${organization.id}/sync/statistics`;
  const answers = await fetchInPage(page, url, { headers: { authorization: `Bearer ${token}` } }, 2 * HEAVY_LIMIT);
  expect(answers).not.toContain(null);
  expect(answers).toContainEqual({
    status: 429,
    limit: '"heavy";q=20;w=60',
    retry: expect.stringMatching(/^[1-9]\d?$/),
  });
});
