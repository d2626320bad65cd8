import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { BrowserSession } from './browser-session';

let server: Server | undefined;
afterEach(() => void server?.close());

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const listening = createServer(answer);
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
}

describe('BrowserSession', () => {
  it('BrowserSession keeps cookies, follows redirects and submits forms', async () => {
    const seen: string[] = [];
    const origin = await serve((request, response) => {
      seen.push(`${request.method} ${request.url} ${request.headers.cookie ?? '-'}`);
      if (request.method === 'POST') {
        response.writeHead(303, { location: '/in', 'set-cookie': ['session=abc; Path=/; Secure', 'csrf=; Max-Age=0'] });
        response.end();
      } else {
        response.writeHead(200, request.url === '/' ? { 'set-cookie': 'csrf=1; Path=/' } : {});
        response.end('<form method="post" action="/sign-in"><button>Go</button></form>');
      }
    });
    const browser = new BrowserSession(origin, origin);
    const page = await browser.submit(await browser.open('/'));
    expect(page.url.pathname).toBe('/in');
    expect(seen).toEqual(['GET / -', 'POST /sign-in csrf=1', 'GET /in session=abc']);
  });

  it('BrowserSession reaches the product on this machine when it uses its public address', async () => {
    const origin = await serve((request, response) => {
      const location = request.url === '/' ? { location: 'https://cmis.example/there' } : {};
      response.writeHead(request.url === '/' ? 302 : 200, location).end();
    });
    const page = await new BrowserSession(origin, 'https://cmis.example').open('/');
    expect(page.url.href).toBe(`${origin}/there`);
  });

  it('BrowserSession stops after too many redirects', async () => {
    const origin = await serve((_, response) => response.writeHead(302, { location: '/again' }).end());
    await expect(new BrowserSession(origin, origin).open('/')).rejects.toThrow('Too many redirects');
  });
});
