import { randomUUID } from 'node:crypto';
import { routeMethods } from '@/lib/api/allowed-methods';
import { expect, test } from './api-fixtures';
import { ownAddress } from './client-address';
import { expectProblem } from './expect-problem';
import { mintToken } from './organization';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const routes = Object.entries(routeMethods).map(([path, methods]) => ({ path, methods: [...methods] as string[] }));
/** Never ends, so that only HEAD can be read. */
const STREAM = '/api/orgs/{org}/sync/events';
/** Calls of one token, below the limits of a minute. */
const CALLS_OF_TOKEN = 20;
/** Differ between any two answers. */
const OF_ONE_ANSWER =
  /^(date|x-request-id|content-security-policy|ratelimit|set-cookie|keep-alive|connection|transfer-encoding)$/;

const values: Record<string, string> = {
  platform: 'meta',
  page: 'quick-start.md',
  operation: 'getMe.md',
  '...nextauth': 'session',
  base: 'USD',
  quote: 'KWD',
  date: '2026-01-01',
};
const address = (path: string, org: string) =>
  path.replace(/\{([^}]+)\}/g, (_, name: string) => (name === 'org' ? org : (values[name] ?? randomUUID())));

const allowOf = (methods: readonly string[]) =>
  [...methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])), 'OPTIONS'].join(', ');

test('every route answers methods that it lacks with 405 and Allow, and OPTIONS with Allow', async ({
  request,
  organization,
}) => {
  for (const { path, methods } of routes) {
    const headers = ownAddress();
    const url = address(path, organization.id);
    const lacking = METHODS.filter((method) => !methods.includes(method));
    for (const method of lacking) {
      const answer = await request.fetch(url, { method, headers });
      await expectProblem(answer, 405, 'method_not_allowed');
      expect(answer.headers().allow, `${method} ${path}`).toBe(allowOf(methods));
    }
    const options = await request.fetch(url, { method: 'OPTIONS', headers });
    expect([path, options.status(), options.headers().allow, await options.text()]).toEqual([
      path,
      204,
      allowOf(methods),
      '',
    ]);
  }
});

test('HEAD of every readable route has the status and headers of GET, and no body', async ({
  request,
  organization,
  person,
}) => {
  let token = '';
  for (const [index, { path }] of routes.filter(({ methods }) => methods.includes('GET')).entries()) {
    if (index % (CALLS_OF_TOKEN / 2) === 0) token = await mintToken(person.session, organization.id);
    const url = address(path, organization.id);
    const send = (method: string) =>
      request.fetch(url, {
        method,
        maxRedirects: 0,
        // Node compresses no answer without a body.
        headers: { ...ownAddress(), 'accept-encoding': 'identity', authorization: `Bearer ${token}` },
      });
    const head = await send('HEAD');
    expect([path, await head.text()]).toEqual([path, '']);
    if (path === STREAM) {
      expect([head.status(), head.headers()['content-type']]).toEqual([200, 'text/event-stream']);
      continue;
    }
    const get = await send('GET');
    const lasting = (headers: Record<string, string>) =>
      Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_ONE_ANSWER.test(name)));
    const { 'content-length': _length, ...ofGet } = lasting(get.headers());
    const { 'content-length': _none, ...ofHead } = lasting(head.headers());
    expect([path, head.status(), ofHead]).toEqual([path, get.status(), ofGet]);
  }
});

test('every route answers a slash at its end, a body of a GET and a body that it does not read with a problem', async ({
  request,
  organization,
  person,
}) => {
  const { paths } = await (await request.get('/openapi.json')).json();
  const readsBody = (path: string, method: string) =>
    paths[path]?.[method.toLowerCase()] === undefined || 'requestBody' in paths[path][method.toLowerCase()];
  let [token, calls] = ['', 0];
  for (const { path, methods } of routes) {
    const url = address(path, organization.id);
    const data = Buffer.from('{"unexpected":true}');
    const headers = { ...ownAddress(), 'content-type': 'application/json' };
    // The engine calls its address with and without a slash, and browsers are redirected.
    if (!/^\/api\/(inngest|connect\/.*)$/.test(path))
      await expectProblem(await request.get(`${url}/`, { headers }), 404, 'not_found');
    for (const method of methods) {
      if (method === 'GET')
        await expectProblem(await request.fetch(url, { method, headers, data }), 400, 'invalid_input');
      else if (!readsBody(path, method)) {
        if (calls % CALLS_OF_TOKEN === 0) token = await mintToken(person.session, organization.id);
        calls += 1;
        const authorization = `Bearer ${token}`;
        const answer = await request.fetch(url, { method, headers: { ...headers, authorization }, data });
        const { invalidParams } = await expectProblem(answer, 400, 'invalid_input');
        expect([path, invalidParams]).toEqual([path, [{ name: 'body', reason: 'must be absent' }]]);
      }
    }
  }
  expect(calls).toBeGreaterThan(15);
});

test('an address without a route is a problem for every method, also with broken percent-encoding', async ({
  request,
  organization,
}) => {
  const unknown = ['/api', '/api/nowhere', '/api/orgs/x/y/z', `/api/orgs/${organization.id}/nowhere/%E2%82%AC`];
  for (const path of unknown) {
    const headers = ownAddress();
    for (const method of [...METHODS, 'OPTIONS']) {
      await expectProblem(await request.fetch(path, { method, headers }), 404, 'not_found');
    }
    const head = await request.head(path, { headers });
    expect([head.status(), head.headers()['content-type']]).toEqual([404, 'application/problem+json']);
  }
});
