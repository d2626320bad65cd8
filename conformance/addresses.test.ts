import { readFileSync } from 'node:fs';
import { request as httpRequest, IncomingMessage } from 'node:http';
import { type AddressInfo, Socket } from 'node:net';
import path from 'node:path';
import { describe, expect } from 'vitest';
import { z } from 'zod';
import { refusedAction } from '@/lib/api/same-origin';
import { parseEnv } from '@/lib/env';
import { readArrival } from '@/server/forwarded';
import { createHttpServer } from '@/server/http-server';
import { sendToOwnAddress } from '@/server/other-address';
import { itFollows, numberIn, wordsIn } from './report-cases';

const step = z.object({ do: z.string(), right: z.string() });

const variables = {
  AUTH_SECRET: 's'.repeat(32),
  DATABASE_URL: 'postgres://app@localhost/cmis',
  DATABASE_SYSTEM_URL: 'postgres://system@localhost/cmis',
  TOKEN_ENCRYPTION_KEYS: `k1:${Buffer.from(Array.from({ length: 32 }, (_, index) => index * 7)).toString('base64')}`,
};

function isAccepted(AUTH_URL: string): boolean {
  try {
    return parseEnv({ ...variables, AUTH_URL }).AUTH_URL === new URL(AUTH_URL).origin;
  } catch (error) {
    expect(String(error)).toContain('AUTH_URL');
    return false;
  }
}

/** Where the server sends a browser that opens `opened` on its own, without a proxy. */
function sentTo(authUrl: string, opened: string): string | undefined {
  const request = new IncomingMessage(new Socket());
  const { host, pathname } = new URL(opened);
  Object.assign(request, { method: 'GET', url: pathname, headers: { host } });
  const front = { authUrl, trustedHops: 0 };
  return sendToOwnAddress(request, readArrival(request, front), front)?.headers.location;
}

describe('AUTH_URL and other addresses', () => {
  const report = z.object({
    AUTH_URL: z.string(),
    steps: z.array(step),
    'AUTH_URL values': z.array(z.object({ value: z.string(), right: z.string() })),
  });
  itFollows('other-address', report, ({ AUTH_URL, steps, 'AUTH_URL values': values }) => {
    for (const { value, right } of values) {
      expect({ value, isAccepted: isAccepted(value) }).toEqual({ value, isAccepted: right.startsWith('accepted') });
    }
    for (const { do: done } of steps) {
      const opened = wordsIn(/open (https?:\/\/[^\s,]+)/, done);
      for (const pathname of ['/', '/en/sign-in', '/ar/orgs/1/integrations', '/api/connect/meta']) {
        expect(sentTo(AUTH_URL, `${opened}${pathname}`)).toBe(`${AUTH_URL}${pathname}`);
      }
    }
  });
});

/** The headers that the application sees of a request to a server of this configuration, and its address for it. */
async function seenBehindProxy(
  authUrl: string,
  trustedHops: number,
  headers: Record<string, string>,
  pathname: string,
) {
  let seen = new Headers();
  const { server } = createHttpServer({ authUrl, trustedHops }, (request, response) => {
    const given = Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]);
    seen = new Headers(given);
    response.end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = server.address() as AddressInfo;
  const answered = await new Promise((resolve, reject) => {
    const sent = httpRequest({ host: '127.0.0.1', port, method: 'POST', path: pathname, headers, agent: false });
    sent
      .on('response', ({ statusCode }) => resolve(statusCode))
      .on('error', reject)
      .end();
  });
  server.close();
  expect(answered).toBe(200);
  return seen;
}

describe('a form behind a proxy that does not pass Host on', () => {
  const report = z.object({
    AUTH_URL: z.url(),
    server: z.string(),
    request: z.object({ method: z.literal('POST'), path: z.string(), origin: z.string(), host: z.string() }),
    cases: z.array(step),
  });
  itFollows('proxy', report, async ({ AUTH_URL, server, request, cases }) => {
    const trustedHops = Number(numberIn(wordsIn(/(TRUSTED_HOPS=\d+)/, server)));
    for (const { do: done, right } of cases) {
      if (done === 'read the documentation') {
        const guide = readFileSync(path.join(import.meta.dirname, '../docs/operations.md'), 'utf8');
        for (const said of ['X-Forwarded-For', 'X-Forwarded-Proto', 'proxy_pass', 'reverse_proxy', 'TRUSTED_HOPS']) {
          expect(guide).toContain(said);
        }
        continue;
      }
      const origin = /Origin: (\S+)/.exec(done)?.[1] ?? request.origin;
      const forwarded = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' };
      const sent = { host: request.host, origin, ...forwarded };
      const headers = await seenBehindProxy(AUTH_URL, trustedHops, sent, request.path);
      // Next compares the origin of an action with the host; libraries build addresses on it.
      expect(headers.get('host')).toBe(new URL(AUTH_URL).host);
      expect(headers.get('x-forwarded-host')).toBe(new URL(AUTH_URL).host);
      expect(headers.get('origin')).toBe(origin);
      const address = new URL(request.path, `http://${request.host.replaceAll('_', '-')}`);
      const refusal = refusedAction(new Request(address, { method: request.method, headers }), AUTH_URL);
      expect({ origin, status: refusal?.status }).toEqual({
        origin,
        status: right.startsWith('works') ? undefined : 403,
      });
    }
  });
});
