import { request as httpRequest, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { clientNetwork } from '@/lib/rate-limit/client-address';
import { type Application, createHttpServer, type HttpServer, type SocketTimes } from './http-server';

const QUICK: SocketTimes = { requestMs: 300, keepAliveMs: 300, untakenMs: 300, checkEveryMs: 20 };
const HEADERS = ['content-security-policy', 'x-content-type-options', 'x-frame-options', 'x-request-id'];

let running: HttpServer | undefined;
afterEach(() => {
  running?.server.closeAllConnections();
  running?.server.close();
});

const echo: Application = (request, response) => {
  const pieces: Buffer[] = [];
  request.on('data', (piece: Buffer) => pieces.push(piece));
  request.on('end', () => {
    const { method, url, headers } = request;
    response.end(JSON.stringify({ method, url, headers, bytes: Buffer.concat(pieces).length }));
  });
};

async function start(
  front: { authUrl?: string; trustedHops?: number; times?: SocketTimes } = {},
  application: Application = echo,
): Promise<number> {
  const { authUrl = 'http://127.0.0.1', trustedHops = 0, times } = front;
  const created = createHttpServer({ authUrl, trustedHops }, application, times);
  running = created;
  await new Promise((resolve) => created.server.listen(0, '127.0.0.1', () => resolve(undefined)));
  return (created.server.address() as AddressInfo).port;
}

function exchange(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let got = '';
    socket.setEncoding('latin1').on('data', (piece) => {
      got += piece;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(got));
  });
}

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: string;
}

function send(
  port: number,
  options: { method?: string; path?: string; headers?: Record<string, string>; body?: Buffer[] } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { body = [], headers, ...rest } = options;
    const sent = httpRequest(
      { ...rest, port, host: '127.0.0.1', agent: false, headers: { host: '127.0.0.1', ...headers } },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (piece) => {
          text += piece;
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }));
      },
    );
    sent.on('error', reject);
    for (const piece of body) sent.write(piece);
    sent.end();
  });
}

const line = (target: string, method = 'GET') =>
  `${method} ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`;

describe('the HTTP server without the application', () => {
  it.each([
    ['a path that cannot be decoded', line('/%'), 400],
    ['OPTIONS *', line('*', 'OPTIONS'), 400],
    ['GET *', line('*'), 400],
    ['the address of another server', line('http://evil.example/'), 400],
    ['a path that names a host', line('//evil.example'), 400],
    ['a file of the documentation with a slash at its end', line('/docs/quick-start.md/'), 404],
    ['an API path with a slash at its end', line('/api/orgs/'), 404],
    ['an API path below an organization with a slash at its end', line('/api/orgs/5f1c/kpis/?limit=1', 'POST'), 404],
    ['a path with broken percent-encoding below the API', line('/api/orgs/%zz/kpis'), 400],
    ['a GET with a body', 'GET /api/orgs HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}', 400],
    ['TRACE', line('/', 'TRACE'), 405],
    ['CONNECT', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n', 405],
    ['PROPFIND', line('/', 'PROPFIND'), 405],
    ['no Host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab', 400],
    ['what is not HTTP', 'hello\r\n\r\n', 400],
    ['headers without end', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['a web socket', 'GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n', 400],
    [
      'a length above the cap',
      'POST /en HTTP/1.1\r\nHost: a\r\nContent-Length: 1048577\r\nConnection: close\r\n\r\n',
      413,
    ],
  ])('the HTTP server answers %s with the common headers and a problem document', async (_name, text, status) => {
    const port = await start({ times: { ...QUICK, requestMs: 5_000 } });
    const answer = await exchange(port, text);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    for (const name of HEADERS) expect(answer.toLowerCase()).toContain(`\r\n${name}: `);
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4))).toMatchObject({ status });
    if (status === 405) expect(answer.toLowerCase()).toContain('\r\nallow: get, head,');
  });

  it('the HTTP server leaves a slash at the end of a page, of a callback and of the address of the engine', async () => {
    const port = await start();
    for (const path of ['/en/', '/api/connect/tiktok/callback/?code=1', '/api/inngest/']) {
      expect((await send(port, { path })).status, path).toBe(200);
    }
  });

  it('the HTTP server treats requests that offer h2c or have an unknown expectation as ordinary ones', async () => {
    const port = await start();
    const headers = { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AAMAAABkAAQ' };
    expect((await send(port, { path: '/en', headers })).status).toBe(200);
    expect((await send(port, { path: '/en', headers: { expect: 'a-pony' } })).status).toBe(200);
  });

  it("the HTTP server adds the common headers to the application's answers, which may replace them", async () => {
    const port = await start({}, (_request, response) => {
      response.setHeader('content-security-policy', 'its own');
      response.end();
    });
    const { headers } = await send(port);
    expect(headers['content-security-policy']).toBe('its own');
    expect(headers['x-frame-options']).toBe('DENY');
  });
});

describe('request bodies without a stated length', () => {
  const chunked = (path: string, bytes: number, method = 'POST') => ({
    method,
    path,
    headers: { 'transfer-encoding': 'chunked' },
    body: Array.from({ length: Math.ceil(bytes / 65_536) }, (_, index) =>
      Buffer.alloc(Math.min(65_536, bytes - index * 65_536), 120),
    ),
  });

  it.each([
    ['/api/auth/callback/credentials', 11_000_000],
    ['/api/orgs', 1_048_577],
    ['/en/sign-in', 1_048_577],
    ['/_next/static/a.js', 1_048_577],
    ['/api/inngest', 8_388_609],
  ])('a body without a stated length is refused with 413 at %s before the application sees it', async (path, bytes) => {
    let calls = 0;
    const port = await start({}, () => {
      calls += 1;
    });
    const { status, headers, body } = await send(port, chunked(path, bytes));
    expect({ status, type: headers['content-type'] }).toEqual({ status: 413, type: 'application/problem+json' });
    expect(JSON.parse(body)).toMatchObject({ code: 'payload_too_large' });
    expect(calls).toBe(0);
  });

  it('a body without a stated length reaches the application complete and with its length when it is within the limit', async () => {
    const port = await start();
    for (const bytes of [0, 1, 70_000, 1_048_576]) {
      const { status, body } = await send(port, chunked('/api/orgs', bytes));
      expect(status).toBe(200);
      const { headers, bytes: seen } = JSON.parse(body);
      expect({ seen, length: headers['content-length'], encoding: headers['transfer-encoding'] }).toEqual({
        seen: bytes,
        length: String(bytes),
        encoding: undefined,
      });
    }
  });

  it('a refused body leaves the connection usable for the next request', async () => {
    const port = await start();
    const body = 'POST /api/orgs HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n';
    const answer = await exchange(port, body + line('/api/health'));
    expect(answer.match(/HTTP\/1.1 200 OK/g)).toHaveLength(2);
    expect(answer).toContain('"bytes":3');
  });
});

describe('sockets of the HTTP server', () => {
  it('a socket is closed when nothing, half a header, half a body or only blank lines arrive', async () => {
    const port = await start({ times: QUICK });
    const ends = await Promise.all([
      exchange(port, ''),
      exchange(port, 'GET / HTTP/1.1\r\nHost: a\r\n'),
      exchange(port, 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc'),
      exchange(port, 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab'),
    ]);
    for (const end of ends.slice(1)) expect(end).toMatch(/^HTTP\/1.1 408 /);
  });

  it('a socket is closed when only blank lines follow an answer', async () => {
    const port = await start({ times: QUICK });
    const closed = new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.write('GET /en HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'));
      socket.once('data', () => socket.write('\r\n'));
      socket.on('error', () => undefined).on('close', resolve);
    });
    await closed;
  });

  it('a socket is closed when the client does not read its answer', async () => {
    let isAnswered = false;
    const port = await start({ times: QUICK }, (_request, response) => {
      response.end(Buffer.alloc(64_000_000));
      isAnswered = true;
    });
    const socket = connect(port, '127.0.0.1', () => socket.write(line('/en')));
    socket.on('error', () => undefined).pause();
    await expect.poll(() => isAnswered).toBe(true);
    await expect.poll(() => running?.sockets.size).toBe(0);
    socket.destroy();
  });

  it('300 upgrades are refused and their sockets closed', async () => {
    const port = await start();
    const text = 'GET /en HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
    const answers = await Promise.all(Array.from({ length: 300 }, () => exchange(port, text)));
    expect(answers.filter((answer) => answer.startsWith('HTTP/1.1 400 '))).toHaveLength(300);
    await expect.poll(() => running?.sockets.size).toBe(0);
  });

  it('a socket stays open for more than a minute between requests, longer than proxies keep theirs', async () => {
    await start();
    expect(running?.server.keepAliveTimeout).toBeGreaterThan(65_000);
    expect(running?.server.headersTimeout).toBeLessThan(15_000);
  });
});

describe('the sender and host of a request', () => {
  const proxied = { host: '127.0.0.1:3000', 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' };
  const seen = async (front: Parameters<typeof start>[0], headers: Record<string, string>) =>
    JSON.parse((await send(await start(front), { method: 'POST', path: '/en/sign-in', headers })).body).headers;

  it('the host of a request is that of AUTH_URL behind a proxy that passes no host on', async () => {
    const headers = await seen({ authUrl: 'https://marketing.example', trustedHops: 1 }, proxied);
    expect(headers).toMatchObject({
      host: 'marketing.example',
      'x-forwarded-host': 'marketing.example',
      'x-forwarded-proto': 'https',
      'x-cmis-client-ip': '203.0.113.9',
    });
    expect(headers['x-forwarded-for']).toBeUndefined();
  });

  it('forwarded headers are ignored where no proxy is trusted', async () => {
    const planted = { ...proxied, 'x-forwarded-host': 'evil.example', 'x-cmis-client-ip': '203.0.113.9' };
    const headers = await seen({ authUrl: 'http://localhost:3000' }, planted);
    expect(headers).toMatchObject({ host: 'localhost:3000', 'x-cmis-client-ip': '127.0.0.1' });
    expect(headers['x-forwarded-host']).toBe('localhost:3000');
  });

  it.each([
    ['one address', { 'x-forwarded-for': '203.0.113.1' }],
    ['a chain', { 'x-forwarded-for': '203.0.113.1, 203.0.113.2, 127.0.0.9' }],
    ['an empty place', { 'x-forwarded-for': ', ' }],
    [
      'a header of another kind',
      { forwarded: 'for=203.0.113.1', 'x-real-ip': '203.0.113.1', 'x-client-ip': '203.0.113.1' },
    ],
    ['the header of the server itself', { 'x-cmis-client-ip': '203.0.113.1', 'X-CMIS-Client-IP': '203.0.113.1' }],
  ])(
    'the client address is that of the socket where no proxy is trusted, whatever the client writes: %s',
    async (_kind, planted) => {
      const headers = await seen({ authUrl: 'http://localhost:3000', trustedHops: 0 }, planted);
      expect(headers['x-cmis-client-ip']).toBe('127.0.0.1');
      expect(clientNetwork(new Headers(headers))).toBe('127.0.0.1');
      expect([headers['x-forwarded-for'], headers.forwarded]).toEqual([undefined, undefined]);
    },
  );

  it('the client address is taken from the right of X-Forwarded-For', async () => {
    const chain = { ...proxied, 'x-forwarded-for': '198.51.100.1, 203.0.113.9, 10.0.0.1' };
    const headers = await seen({ authUrl: 'https://marketing.example', trustedHops: 2 }, chain);
    expect(headers['x-cmis-client-ip']).toBe('203.0.113.9');
  });
});
