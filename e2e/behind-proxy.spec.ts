import { randomUUID } from 'node:crypto';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { defaultForm } from '@/dev/demo/html-form';
import { expect, test } from './api-fixtures';
import { caddyProxy, isInstalled, nginxProxy, nodeProxy, type RunningProxy } from './proxies';
import { type SecondServer, startSecondServer } from './second-server';

const HOST = 'marketing.example.com';
const ORIGIN = `https://${HOST}`;

let server: SecondServer;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ stack }) => {
  test.setTimeout(120_000);
  server = await startSecondServer(stack, { AUTH_URL: ORIGIN, TRUSTED_HOPS: '1' });
});
test.afterAll(() => server?.stop());

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: string;
}

class Browser {
  readonly #cookies = new Map<string, string>();

  constructor(private readonly proxy: RunningProxy) {}

  open(path: string): Promise<Answer> {
    return this.#send('GET', path, {});
  }

  async submit(path: string, fields: Record<string, string>, origin: string): Promise<Answer> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    const encoded = new Response(form);
    const body = Buffer.from(await encoded.arrayBuffer());
    const type = encoded.headers.get('content-type') ?? '';
    return this.#send('POST', path, { origin, 'content-type': type, 'content-length': String(body.length) }, body);
  }

  #send(method: string, path: string, headers: Record<string, string>, body?: Buffer): Promise<Answer> {
    const { port, tls } = this.proxy;
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const all = { host: HOST, ...(cookie ? { cookie } : {}), ...headers };
    const options = { host: '127.0.0.1', port, method, path, headers: all, agent: false as const };
    return new Promise((resolve, reject) => {
      const receive = (answer: IncomingMessage) => {
        for (const line of answer.headers['set-cookie'] ?? []) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
          this.#cookies.set(name, value);
        }
        const pieces: Buffer[] = [];
        answer.on('data', (piece: Buffer) => pieces.push(piece));
        answer.on('end', () => {
          const text = Buffer.concat(pieces).toString('utf8');
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text });
        });
      };
      const secure = { ...options, servername: HOST, rejectUnauthorized: false };
      const sent = tls ? httpsRequest(secure, receive) : httpRequest(options, receive);
      sent.on('error', reject).end(body);
    });
  }
}

const proxies = [
  { name: 'a proxy that passes no Host on', start: nodeProxy, installed: true },
  {
    name: 'nginx as documented',
    start: nginxProxy,
    installed: isInstalled('nginx', '-v') && isInstalled('openssl', 'version'),
  },
  { name: 'Caddy as documented', start: caddyProxy, installed: isInstalled('caddy', 'version') },
];

for (const { name, start, installed } of proxies) {
  test(`people sign up and sign in behind ${name}, and a form of another origin is refused`, async () => {
    test.skip(!installed, 'The proxy is not installed here; the first of these tests needs none.');
    const proxy = await start(server.port);
    try {
      const browser = new Browser(proxy);
      const root = await browser.open('/');
      expect(new URL(root.headers.location ?? '', ORIGIN).href).toBe(`${ORIGIN}/en`);
      const page = await browser.open('/en/sign-up');
      expect(page.status).toBe(200);
      const account = { email: `proxy-${randomUUID()}@example.com`, password: 'plum kettle harbour nine' };
      const filled = { ...Object.fromEntries(defaultForm(page.body).fields), name: 'Proxy Person', ...account };
      expect((await browser.submit('/en/sign-up', filled, 'https://evil.example')).status).toBe(403);
      expect((await browser.submit('/en/sign-up', filled, `http://127.0.0.1:${server.port}`)).status).toBe(403);
      const done = await browser.submit('/en/sign-up', filled, ORIGIN);
      expect(done.status).toBe(303);
      const next = new URL(done.headers.location ?? '', ORIGIN);
      expect([next.origin, next.pathname]).toEqual([ORIGIN, '/en/sign-in']);

      const again = new Browser(proxy);
      const form = Object.fromEntries(defaultForm((await again.open('/en/sign-in')).body).fields);
      expect((await again.submit('/en/sign-in', { ...form, ...account }, ORIGIN)).status).toBe(303);
      expect(JSON.parse((await again.open('/api/auth/session')).body)).toMatchObject({
        user: { id: expect.any(String) },
      });
    } finally {
      await proxy.stop();
    }
  });
}
