import { request as httpRequest } from 'node:http';
import { z } from 'zod';
import { expect, test } from './api-fixtures';
import { ownAddress } from './client-address';
import { cmisClient } from './cmis-client';
import { expectProblem } from './expect-problem';
import { callApiOnce, mintToken } from './organization';

const MIB = 1_048_576;
const WINDOW_MS = 60_000;

test('every kind of answer has the security headers', async ({ request, stack, demo }) => {
  const nonces = new Set<string>();
  const answers = [
    { path: '/en/sign-in', status: 200 },
    { path: '/', status: 307 },
    { path: `/en/orgs/${stack.orgId}/dashboard`, status: 307 },
    { path: '/en/nowhere', status: 404 },
    { path: `/api/orgs/${stack.orgId}/dashboard`, status: 401 },
    { path: '/api/nowhere', status: 404 },
    { path: '/api/connect/meta/callback', status: 302 },
    { path: '/api/health', status: 200 },
    { path: '/openapi.json', status: 200 },
    { path: '/icon.svg', status: 200 },
    { path: '/_next/static/nowhere.js', status: 404 },
  ];
  for (const { path, status } of answers) {
    const answer = await request.get(path, { maxRedirects: 0 });
    const headers = answer.headers();
    expect(answer.status(), path).toBe(status);
    expect(headers, path).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(headers['x-powered-by'], path).toBeUndefined();
    const policy = headers['content-security-policy'] ?? '';
    for (const rule of ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) {
      expect(policy, path).toContain(rule);
    }
    expect(policy, path).not.toMatch(/unsafe-inline|unsafe-eval/);
    nonces.add(/'nonce-([^']+)'/.exec(policy)?.[1] ?? '');
  }
  expect(nonces.size).toBe(answers.length);
  const { data } = await cmisClient(demo).GET('/api/orgs/{org}/integrations', { params: { path: { org: demo.id } } });
  expect(JSON.stringify(data)).not.toMatch(/EAA\w{8}|[cC]iphertext/);
});

test('static files have their content type, and files outside of the static folder are not served', async ({
  request,
  stack,
}) => {
  const page = await (await request.get('/en/sign-in')).text();
  const script = /\/_next\/static\/[^"]+\.js/.exec(page)?.[0] ?? 'none';
  const answer = await request.get(script);
  expect(answer.status()).toBe(200);
  expect(answer.headers()).toMatchObject({
    'content-type': expect.stringMatching(/^(text|application)\/javascript/),
    'cache-control': 'public,max-age=31536000,immutable',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  });
  // A web client would resolve the dots.
  const statusOf = (path: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const { hostname, port } = new URL(stack.url);
      const sent = httpRequest({ hostname, port, path }, (got) => resolve(got.resume().statusCode));
      sent.on('error', reject).end();
    });
  expect(await statusOf(script)).toBe(200);
  for (const up of ['..', '%2e%2e', '..%2f..', '%2e%2e%5c..', '%252e%252e']) {
    for (const file of ['BUILD_ID', 'server/middleware-manifest.json', '../package.json']) {
      expect(await statusOf(`/_next/static/${up}/${file}`), `${up}/${file}`).not.toBe(200);
    }
  }
});

test('a nonce or request id of a client is in no answer', async ({ request }) => {
  const headers = {
    'x-nonce': 'bm9uY2UtZnJvbS1vdXRzaWRl',
    'x-request-id': 'outside',
    'content-security-policy': "script-src 'nonce-bm9uY2UtZnJvbS1vdXRzaWRl'",
  };
  const page = await request.get('/en/sign-in', { headers });
  expect(page.headers()['x-request-id']).not.toBe('outside');
  expect(page.headers()['content-security-policy']).not.toContain(headers['x-nonce']);
  expect(await page.text()).not.toContain(headers['x-nonce']);
});

test('a body that is too large, of another type or malformed is refused with the matching code', async ({
  organization,
  stack,
}) => {
  const send = (body: string | number[], type = 'application/json') =>
    organization.requests.post(`/api/orgs/${organization.id}/kpis`, {
      // Playwright would quote text that is not JSON.
      data: Buffer.from(body),
      headers: { authorization: `Bearer ${organization.token}`, 'content-type': type },
    });
  await expectProblem(await send('x'.repeat(MIB + 1)), 413, 'payload_too_large');
  await expectProblem(await send('{}', 'text/plain'), 415, 'unsupported_media_type');
  await expectProblem(await send('metric=spend', 'application/x-www-form-urlencoded'), 415, 'unsupported_media_type');
  for (const broken of ['{"metric":', '', [0x22, 0xff, 0x22]]) {
    const { invalidParams } = await expectProblem(await send(broken), 400, 'invalid_input');
    expect(invalidParams).toEqual([{ name: 'body', reason: 'not JSON in UTF-8' }]);
  }

  // Without a stated length the body is counted while it is read.
  const status = await new Promise((resolve, reject) => {
    const url = new URL(`/api/orgs/${organization.id}/kpis`, stack.url);
    const headers = { authorization: `Bearer ${organization.token}`, 'content-type': 'application/json' };
    const sent = httpRequest(url, { method: 'POST', headers: { ...headers, 'transfer-encoding': 'chunked' } });
    sent.on('response', (answer) => resolve(answer.statusCode));
    sent.on('error', reject);
    for (let piece = 0; piece < 20; piece += 1) sent.write(' '.repeat(MIB / 16));
    sent.end();
  });
  expect(status).toBe(413);
});

test('a session cookie alone does not let another site change anything', async ({ person, organization }) => {
  const path = `/api/orgs/${organization.id}/tokens`;
  const data = { name: 'Planted', role: 'owner' };
  const foreign: Record<string, string>[] = [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }];
  for (const headers of foreign) {
    await expectProblem(await person.session.post(path, { data, headers }), 403, 'forbidden');
  }
  const { tokens } = await (await person.session.get(path)).json();
  expect(tokens).not.toContainEqual(expect.objectContaining({ name: 'Planted' }));
});

/** Repeats a burst that took longer than a window of its limit: the window let some calls leave the count. */
async function withinOneWindow<T>(burst: () => Promise<T>): Promise<T> {
  for (;;) {
    const start = performance.now();
    const result = await burst();
    if (performance.now() - start < WINDOW_MS) return result;
  }
}

test('a burst of one token is limited, whatever address it claims, and other tokens are not', async ({
  request,
  address,
  organization,
  person,
}) => {
  const newCaller = async () => ({
    ...organization,
    token: await mintToken(person.session, organization.id, 'viewer'),
    requests: request,
  });
  const { burst, disguised, other } = await withinOneWindow(async () => {
    const [busy, quiet] = [await newCaller(), await newCaller()];
    const calls = Array.from({ length: 25 }, () => callApiOnce(busy, 'GET', '/sync/statistics'));
    return {
      burst: await Promise.all(calls),
      disguised: await request.get(`/api/orgs/${busy.id}/sync/statistics`, {
        headers: {
          authorization: `Bearer ${busy.token}`,
          'x-forwarded-for': `203.0.113.7, ${address['x-forwarded-for']}`,
          'x-cmis-client-ip': '203.0.113.7',
        },
      }),
      other: await callApiOnce(quiet, 'GET', '/sync/statistics'),
    };
  });
  const refused = burst.filter((answer) => answer.status() === 429);
  // On a busy machine the database may refuse a call that the limit let through.
  const passed = burst.filter((answer) => [200, 503].includes(answer.status()));
  expect([passed.length, refused.length]).toEqual([20, 5]);
  for (const answer of refused) {
    await expectProblem(answer, 429, 'rate_limited');
    expect(answer.headers()['retry-after']).toMatch(/^[1-9]\d?$/);
    expect(answer.headers()['ratelimit-policy']).toBe('"heavy";q=20;w=60');
  }
  expect(disguised.status()).toBe(429);
  expect([200, 503]).toContain(other.status());
});

test('addresses that a client writes itself do not raise a limit', async ({ request, stack }) => {
  // Public requests are counted by address: all must count as one client.
  const left = await withinOneWindow(async () => {
    const own = ownAddress();
    const counts: number[] = [];
    for (let host = 1; host <= 5; host += 1) {
      const address = `203.0.113.${host}`;
      const answer = await request.get('/api/health', {
        headers: {
          'x-forwarded-for': `${address}, ${own['x-forwarded-for']}`,
          'x-real-ip': address,
          'x-cmis-client-ip': address,
          forwarded: `for=${address}`,
        },
      });
      counts.push(Number(/r=(\d+)/.exec(answer.headers().ratelimit ?? '')?.[1]));
    }
    return counts;
  });
  const steps = left.slice(1).map((count, index) => (left[index] ?? 0) - count);
  expect(Math.min(...steps)).toBeGreaterThanOrEqual(1);

  // Ten wrong tokens from one address are answered, further ones limited.
  const statuses = await withinOneWindow(async () => {
    const own = ownAddress();
    const answered: number[] = [];
    for (let guess = 0; guess < 12; guess += 1) {
      const answer = await request.get(`/api/orgs/${stack.orgId}/dashboard`, {
        headers: {
          authorization: `Bearer cmis_${'x'.repeat(30)}${guess}`,
          'x-forwarded-for': `203.0.113.${guess}, ${own['x-forwarded-for']}`,
        },
      });
      answered.push(answer.status());
    }
    return answered;
  });
  expect(statuses).toEqual(statuses.map((_, index) => (index < 10 ? 401 : 429)));
});

const operation = z.object({
  operationId: z.string(),
  responses: z.record(z.string().regex(/^[1-5]\d\d$/), z.unknown()),
});
const parameter = z.object({ name: z.string(), in: z.string() });
const operationParameters = z.object({
  parameters: z.array(z.union([z.object({ $ref: z.string() }), parameter])).default([]),
});
const documentSchema = z.object({
  openapi: z.string().regex(/^3\.1\./),
  paths: z.record(
    z.string().startsWith('/api/'),
    z.partialRecord(z.enum(['parameters', 'get', 'post', 'put', 'patch', 'delete']), z.unknown()),
  ),
  components: z
    .object({ parameters: z.record(z.string(), parameter), schemas: z.object({ Problem: z.unknown() }).loose() })
    .loose(),
});

test('every route of the OpenAPI document exists', async ({ request, stack }) => {
  const text = await (await request.get('/openapi.json')).text();
  const {
    paths,
    components: { parameters: shared },
  } = documentSchema.parse(JSON.parse(text));
  expect(Object.keys(paths).length).toBeGreaterThan(15);
  const ids = new Set<string>();
  let operations = 0;
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, described] of Object.entries(methods)) {
      if (method === 'parameters') continue;
      const { operationId, responses } = operation.parse(described);
      operations += 1;
      ids.add(operationId);
      expect(
        Object.keys(responses).some((status) => status.startsWith('2')),
        `${method} ${path}`,
      ).toBe(true);
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
      const { parameters } = operationParameters.parse(described);
      const declared = parameters
        .map((parameter) => ('$ref' in parameter ? shared[parameter.$ref.split('/').at(-1) ?? ''] : parameter))
        .flatMap((parameter) => (parameter?.in === 'path' ? [parameter.name] : []));
      expect(declared.sort(), `${method} ${path}`).toEqual(named);
    }
    if (path.includes('{org}') && 'get' in methods) {
      const address = path.replace('{org}', stack.orgId).replaceAll(/\{\w+\}/g, '0');
      await expectProblem(await request.get(address), 401, 'unauthenticated');
    }
  }
  expect(ids.size).toBe(operations);
  const root = JSON.parse(text);
  for (const [, pointer = ''] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const target = pointer.split('/').reduce((node: Record<string, unknown>, key) => Object(node[key]), root);
    expect(Object.keys(target).length, pointer).toBeGreaterThan(0);
  }
});
