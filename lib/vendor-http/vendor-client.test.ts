import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { logger } from '@/lib/logger';
import { type SeenRequest, sendJson, startVendorServer, type VendorServer } from './testing/vendor-server';
import { createVendorClient, type VendorClientOptions, type VendorRequest } from './vendor-client';
import { VendorError } from './vendor-error';

logger.level = 'silent';
const answerSchema = z.object({ id: z.string() });
const CANARY = 'EAAcanary1234567890';
let server: VendorServer | undefined;

afterEach(async () => {
  vi.restoreAllMocks();
  await server?.close();
  server = undefined;
});

type Answer = (response: ServerResponse, request: SeenRequest, count: number) => void;

async function connect(answer: Answer, options: Partial<VendorClientOptions> = {}) {
  let count = 0;
  const started = await startVendorServer((request, response) => {
    count += 1;
    answer(response, request, count);
  });
  server = started;
  const client = createVendorClient({
    platform: 'meta',
    sandboxOrigin: started.origin,
    classify: () => undefined,
    ...options,
  });
  const call = (request: Partial<VendorRequest<typeof answerSchema>> = {}) =>
    client.request({
      method: 'GET',
      url: new URL('https://graph.example.com/v1/me'),
      endpoint: 'GET /me',
      schema: answerSchema,
      ...request,
    });
  const failure = async (request: Partial<VendorRequest<typeof answerSchema>> = {}): Promise<VendorError> => {
    const error = await call(request).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (!(error instanceof VendorError)) throw new Error(`expected a VendorError, got ${String(error)}`);
    return error;
  };
  return { call, failure, requests: started.requests };
}

describe('a good answer', () => {
  it('is parsed without fields that the schema does not contain', async () => {
    const { call } = await connect((response) => sendJson(response, 200, { id: '1', more: true }));
    expect(await call()).toEqual({ id: '1' });
  });

  it('comes from the sandbox URL in place of the real one, with query, headers and form', async () => {
    const { call, requests } = await connect((response) => sendJson(response, 200, { id: '1' }));
    await call({
      method: 'POST',
      query: { fields: 'id,name' },
      headers: { authorization: 'Bearer t' },
      form: { a: 'ä b' },
    });
    expect(requests[0]).toMatchObject({
      method: 'POST',
      address: '/graph.example.com/v1/me?fields=id%2Cname',
      headers: { authorization: 'Bearer t' },
    });
    expect(new URLSearchParams(requests[0]?.body).get('a')).toBe('ä b');
  });

  it('may be requested with a JSON body', async () => {
    const { call, requests } = await connect((response) => sendJson(response, 200, { id: '1' }));
    await call({ method: 'POST', json: { a: 1 } });
    expect(requests[0]).toMatchObject({ body: '{"a":1}', headers: { 'content-type': 'application/json' } });
  });

  it('may be requested with a form that is encoded already', async () => {
    const { call, requests } = await connect((response) => sendJson(response, 200, { id: '1' }));
    await call({ method: 'POST', encodedForm: 'ids=List(a%3A1,b)' });
    expect(requests[0]).toMatchObject({
      body: 'ids=List(a%3A1,b)',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  });

  it('may be empty only where that is expected', async () => {
    const { call, failure } = await connect((response) => response.writeHead(200).end());
    expect(await failure({ method: 'POST' })).toMatchObject({ errorClass: 'transient', code: 'malformed_answer' });
    const nothing = z.undefined() as unknown as typeof answerSchema;
    expect(await call({ method: 'POST', mayBeEmpty: true, schema: nothing })).toBeUndefined();
  });

  it('is requested with headers made from the exact URL, again for every try', async () => {
    const { call, requests } = await connect((response, _request, count) =>
      count === 1 ? response.writeHead(503).end() : sendJson(response, 200, { id: '1' }),
    );
    let tries = 0;
    await call({
      url: new URL('https://graph.example.com/v1/me?at=12%3A00'),
      headers: { authorization: 'none', 'x-other': 'kept' },
      authorize: ({ href }) => {
        tries += 1;
        return { authorization: `${tries} ${href}` };
      },
    });
    expect(requests.map(({ headers }) => [headers.authorization, headers['x-other']])).toEqual([
      ['1 https://graph.example.com/v1/me?at=12%3A00', 'kept'],
      ['2 https://graph.example.com/v1/me?at=12%3A00', 'kept'],
    ]);
    expect(requests[0]?.address).toBe('/graph.example.com/v1/me?at=12%3A00');
  });

  it('may be a form where one is expected, and nowhere else', async () => {
    const { call, failure } = await connect((response) => response.end('id=a%2Fb&more=1'));
    expect(await call({ answerFormat: 'form' })).toEqual({ id: 'a/b' });
    expect(await failure({ idempotent: false })).toMatchObject({ errorClass: 'transient', code: 'malformed_answer' });
  });

  it('keeps all 19 digits of an id that arrives as a number', async () => {
    const { call } = await connect((response) => response.end('{"id":1234567890123456789}'));
    expect(await call()).toEqual({ id: '1234567890123456789' });
  });
});

describe('failures', () => {
  it('ends the call when no answer comes in time', async () => {
    const { failure } = await connect(() => undefined, { timeoutMs: 60 });
    expect(await failure({ idempotent: false })).toMatchObject({ errorClass: 'transient', code: 'timeout' });
  });

  it('ends the call when an answer starts and then stalls', async () => {
    const { failure } = await connect((response) => response.write('{"id":'), { timeoutMs: 60 });
    expect(await failure({ idempotent: false })).toMatchObject({ errorClass: 'transient', code: 'timeout' });
  });

  it('treats a reset connection, before and inside the answer, as transient', async () => {
    const before = await connect((response) => response.destroy());
    expect(await before.failure({ idempotent: false })).toMatchObject({ code: 'connection_failed' });
    await server?.close();
    const inside = await connect((response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"id":"1"', () => response.destroy());
    });
    expect(await inside.failure({ idempotent: false })).toMatchObject({
      errorClass: 'transient',
      code: 'connection_failed',
    });
  });

  it('treats truncated JSON and an HTML page as transient, whatever the status', async () => {
    for (const [status, body] of [
      [200, '{"id":"1'],
      [200, '<html>maintenance</html>'],
      [401, '<html>proxy</html>'],
      [403, ''],
    ] as const) {
      const { failure } = await connect((response) => response.writeHead(status).end(body));
      expect(await failure({ idempotent: false })).toMatchObject({ errorClass: 'transient', code: 'malformed_answer' });
      await server?.close();
    }
  });

  it('reads no more than the cap of an endless answer', async () => {
    let sent = 0;
    const chunk = Buffer.alloc(64 * 1024, 'x');
    const { failure } = await connect(
      (response) => {
        const pump = () => {
          while (sent < 100 * 1024 * 1024 && !response.destroyed) {
            sent += chunk.length;
            if (!response.write(chunk)) return void response.once('drain', pump);
          }
          response.end();
        };
        pump();
      },
      { maxAnswerBytes: 1024 * 1024 },
    );
    expect(await failure()).toMatchObject({
      errorClass: 'transient',
      code: 'answer_too_large',
      needsSmallerRequest: true,
    });
    expect(sent).toBeLessThan(40 * 1024 * 1024);
  });

  it('counts a compressed answer by what it unpacks to', async () => {
    const bomb = gzipSync(JSON.stringify({ id: 'x'.repeat(5_000_000) }));
    const { failure } = await connect((response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb), {
      maxAnswerBytes: 1024 * 1024,
    });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await failure()).toMatchObject({ code: 'answer_too_large' });
  });

  it('follows no redirect', async () => {
    const { failure, requests } = await connect((response) =>
      response.writeHead(302, { location: '/elsewhere' }).end(),
    );
    expect(await failure()).toMatchObject({ errorClass: 'permanent', code: 'unexpected_answer', httpStatus: 302 });
    expect(requests).toHaveLength(1);
  });

  it('names the drifted fields, not their values', async () => {
    const { failure, requests } = await connect((response) => sendJson(response, 200, { id: { secret: CANARY } }));
    const error = await failure();
    expect(error).toMatchObject({ errorClass: 'permanent', code: 'unexpected_answer', drift: 'id invalid_type' });
    expect(requests).toHaveLength(1);
  });

  it.each([
    [400, 'permanent', 'request_rejected'],
    [401, 'reauth', 'token_revoked'],
    [403, 'reauth', 'permission_missing'],
    [404, 'permanent', 'request_rejected'],
    [408, 'transient', 'timeout'],
    [429, 'rate_limited', 'rate_limited'],
    [500, 'transient', 'platform_down'],
    [503, 'transient', 'platform_down'],
  ])('reads status %i as %s', async (status, errorClass, code) => {
    const { failure } = await connect((response) => sendJson(response, status, {}));
    expect(await failure({ idempotent: false })).toMatchObject({ errorClass, code, httpStatus: status });
  });

  it('lets the platform explain an answer before its status does, a good status included', async () => {
    const { failure } = await connect((response) => sendJson(response, 200, { error: 1 }), {
      classify: ({ body }) => ({
        errorClass: 'reauth',
        code: 'token_expired',
        vendorCode: JSON.stringify(body).length.toString(),
      }),
    });
    expect(await failure()).toMatchObject({ errorClass: 'reauth', code: 'token_expired', vendorCode: '11' });
  });
});

describe('trying again', () => {
  it('repeats a call after two transient failures, if it may be repeated', async () => {
    const { call, requests } = await connect((response, _request, count) =>
      count < 3 ? sendJson(response, 500, {}) : sendJson(response, 200, { id: '3' }),
    );
    expect(await call()).toEqual({ id: '3' });
    expect(requests).toHaveLength(3);
  });

  it('stops after three tries', async () => {
    const { failure, requests } = await connect((response) => sendJson(response, 502, {}));
    expect(await failure()).toMatchObject({ code: 'platform_down' });
    expect(requests).toHaveLength(3);
  });

  it('never repeats a call that may have had an effect, nor one that is throttled', async () => {
    const post = await connect((response) => sendJson(response, 500, {}));
    await post.failure({ method: 'POST' });
    expect(post.requests).toHaveLength(1);
    await server?.close();
    const throttled = await connect((response) => sendJson(response, 429, {}, { 'retry-after': '7' }));
    expect(await throttled.failure()).toMatchObject({ retryAfterSeconds: 7 });
    expect(throttled.requests).toHaveLength(1);
  });

  it('waits for a short Retry-After', async () => {
    const times: number[] = [];
    const { call } = await connect((response, _request, count) => {
      times.push(Date.now());
      return count === 1 ? sendJson(response, 503, {}, { 'retry-after': '1' }) : sendJson(response, 200, { id: '1' });
    });
    await call();
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(990);
  });

  it('passes a long Retry-After to the caller instead of waiting', async () => {
    const { failure, requests } = await connect((response) => sendJson(response, 503, {}, { 'retry-after': '120' }));
    expect(await failure()).toMatchObject({ errorClass: 'transient', retryAfterSeconds: 120 });
    expect(requests).toHaveLength(1);
  });
});

describe('secrets', () => {
  const answers: Answer[] = [
    (response) => response.destroy(),
    (response) => response.end(`{"access_token":"${CANARY}`),
    (response) => sendJson(response, 200, { [CANARY]: CANARY, id: [CANARY] }),
    (response) => sendJson(response, 400, { error: { message: CANARY } }),
    (response) => response.writeHead(302, { location: `/x?access_token=${CANARY}` }).end(),
    () => undefined,
  ];

  it('appear in no error and no log line', async () => {
    const logged = vi.spyOn(logger, 'warn').mockReturnValue(undefined);
    for (const answer of answers) {
      const { failure } = await connect(answer, {
        timeoutMs: 60,
        classify: ({ status }) =>
          status === 400
            ? { errorClass: 'permanent', code: 'request_rejected', vendorCode: `token ${CANARY}` }
            : undefined,
      });
      const error = await failure({
        method: 'POST',
        query: { input_token: CANARY },
        headers: { authorization: `Bearer ${CANARY}` },
        form: { client_secret: CANARY },
      });
      const shown = [error.message, error.stack, JSON.stringify(error), String(error.cause)].join('\n');
      expect(shown).not.toContain('canary');
      await server?.close();
    }
    expect(logged).toHaveBeenCalledTimes(answers.length);
    expect(JSON.stringify(logged.mock.calls)).not.toContain('canary');
    expect(logged.mock.calls[0]?.[0]).toMatchObject({ platform: 'meta', endpoint: 'GET /me', errorClass: 'transient' });
  });
});
