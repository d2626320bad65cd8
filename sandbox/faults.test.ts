import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Sandbox, startSandbox } from './server';
import { grantMetaAccess } from './testing/grant-meta-access';

const path = 'act_238001100010001/campaigns';
let sandbox: Sandbox;
let token: string;
beforeAll(async () => {
  sandbox = await startSandbox({ now: () => new Date('2026-11-22T12:00:00Z') });
  token = await grantMetaAccess(sandbox.url);
});
afterAll(() => sandbox.close());
afterEach(() => sandbox.faults.clear());

const call = (query = '') => fetch(`${sandbox.url}/graph.facebook.com/v26.0/${path}?access_token=${token}${query}`);
const callJson = async (query?: string): Promise<unknown> => (await call(query)).json();
const graphError = (code: number, subcode?: number) => ({
  error: { code, fbtrace_id: expect.any(String), ...(subcode === undefined ? {} : { error_subcode: subcode }) },
});

describe('faults of the sandbox', () => {
  it.each([
    ['rate_limited', 400, graphError(80004)],
    ['http_500', 500, graphError(1)],
    ['expired_token', 401, graphError(190, 463)],
    ['revoked_token', 401, graphError(190, 458)],
    ['permission_missing', 403, graphError(200)],
  ] as const)('the fault %s has the status and code of the platform', async (kind, status, body) => {
    sandbox.faults.add({ kind });
    const response = await call();
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject(body);
  });

  it('the rate_limited fault names the minutes to wait, other limits and 429', async () => {
    sandbox.faults.add({ kind: 'rate_limited', retryAfterSeconds: 600, times: 1 });
    const header = (await call()).headers.get('x-business-use-case-usage') ?? '';
    expect(Object.values(JSON.parse(header))).toMatchObject([
      [{ estimated_time_to_regain_access: 10, call_count: 100 }],
    ]);
    sandbox.faults.add({ kind: 'rate_limited', code: 17, times: 1 });
    expect(await callJson()).toMatchObject(graphError(17, 2446079));
    sandbox.faults.add({ kind: 'rate_limited', code: 429, times: 1 });
    expect((await call()).status).toBe(429);
  });

  it('the html_503 fault answers a page instead of JSON', async () => {
    sandbox.faults.add({ kind: 'html_503' });
    const response = await call();
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('<html>');
  });

  it.each(['reset', 'down', 'half_page_then_reset'] as const)('the fault %s breaks the connection', async (kind) => {
    sandbox.faults.add({ kind });
    await expect(call().then((response) => response.text())).rejects.toThrow();
  });

  it('the half_page_then_reset fault sends the headers and half of the body', async () => {
    sandbox.faults.add({ kind: 'half_page_then_reset' });
    const response = await call();
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  it('the timeout fault sends nothing during its delay', async () => {
    sandbox.faults.add({ kind: 'timeout', delayMs: 150 });
    const startedAt = performance.now();
    await expect(call()).rejects.toThrow();
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(140);
  });

  it('the timeout fault ends when it is removed', async () => {
    sandbox.faults.add({ kind: 'timeout', delayMs: 3_600_000 });
    const pending = call();
    await expect.poll(() => sandbox.faults.list()[0]?.hits).toBe(1);
    sandbox.faults.clear();
    await expect(pending).rejects.toThrow();
    expect((await call()).status).toBe(200);
  });

  it.each(['truncated_page', 'malformed_json'] as const)('the fault %s is a 200 that does not parse', async (kind) => {
    sandbox.faults.add({ kind });
    const response = await call();
    expect(response.status).toBe(200);
    await expect(response.json()).rejects.toThrow(SyntaxError);
  });

  it.each([
    ['remove', {}],
    ['rename', { name_v2: expect.any(String) }],
    ['retype', { name: { amount: expect.any(String) } }],
  ] as const)('the schema_drift fault can %s a field wherever it occurs', async (change, expected) => {
    sandbox.faults.add({ kind: 'schema_drift', field: 'name', change });
    expect(await callJson('&fields=name&limit=1')).toMatchObject({ data: [{ id: expect.any(String), ...expected }] });
    if (change !== 'retype') expect(await callJson('&fields=name&limit=1')).not.toHaveProperty('data.0.name');
  });

  it('the repeated_cursor fault leads to the page of the request', async () => {
    const page = z.object({ paging: z.object({ cursors: z.object({ after: z.string() }), next: z.string() }) });
    const { after } = page.parse(await callJson('&limit=3')).paging.cursors;
    sandbox.faults.add({ kind: 'repeated_cursor' });
    const repeated = page.parse(await callJson(`&limit=3&after=${after}`));
    expect(repeated.paging.cursors.after).toBe(after);
    expect(new URL(repeated.paging.next).searchParams.get('after')).toBe(after);
  });

  it('the huge_body fault fills a valid answer', async () => {
    sandbox.faults.add({ kind: 'huge_body', bytes: 3_000_000 });
    expect((await (await call()).text()).length).toBeGreaterThan(3_000_000);
  });
});

describe('adding and removing faults', () => {
  it('a fault hits only matching requests, after those to skip, and as often as it says', async () => {
    const fault = sandbox.faults.add({
      kind: 'http_500',
      match: { platform: 'meta', method: 'GET', pathPattern: '/campaigns$' },
      skip: 1,
      times: 2,
    });
    sandbox.faults.add({ kind: 'http_500', match: { pathPattern: '/insights$' } });
    sandbox.faults.add({ kind: 'http_500', match: { platform: 'tiktok' } });
    const statuses = [];
    for (let request = 0; request < 5; request += 1) statuses.push((await call()).status);
    expect(statuses).toEqual([200, 500, 500, 200, 200]);
    expect(sandbox.faults.hits(fault.id)).toBe(2);
  });

  it('a fault with a probability hits the same share of the requests on every run', async () => {
    sandbox.faults.add({ kind: 'http_500', probability: 0.5 });
    const statuses = [];
    for (let request = 0; request < 30; request += 1) statuses.push((await call('&limit=1')).status);
    const hits = statuses.filter((status) => status === 500).length;
    expect(hits).toBeGreaterThan(5);
    expect(hits).toBeLessThan(25);
  });

  it('faults are added, listed and removed over HTTP', async () => {
    const control = `${sandbox.url}/__sandbox/faults`;
    const headers = { 'content-type': 'application/json' };
    const post = (fault: unknown) => fetch(control, { method: 'POST', headers, body: JSON.stringify(fault) });
    expect((await post({ kind: 'http_500', match: { platform: 'meta' }, times: 1 })).status).toBe(201);
    expect((await call()).status).toBe(500);
    expect(await (await fetch(control)).json()).toMatchObject({ faults: [{ kind: 'http_500', hits: 1 }] });
    await fetch(control, { method: 'DELETE' });
    expect(await (await fetch(control)).json()).toEqual({ faults: [] });
    expect((await post({ kind: 'earthquake' })).status).toBe(400);
    expect((await post({ kind: 'reset', match: { pathPattern: '(' } })).status).toBe(400);
    expect((await fetch(control, { method: 'POST', body: '{"kind":"reset"}' })).status).toBe(415);
  });
});
