// @ts-check
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import next from 'next';
import sirv from 'sirv';
import { httpsAddress } from './https-address.mjs';

/*
 * The production server: Next's request handler behind what it leaves to others. Client addresses are decided here
 * (Next passes X-Forwarded-For through as the client sent it), slow requests are closed, and it stops cleanly.
 */

const env = process.env;
const port = Number(env.PORT ?? 3000);
const host = env.HOST ?? '0.0.0.0';
const trustedHops = Number(env.TRUSTED_HOPS ?? 0);
const tls = (env.AUTH_URL ?? '').startsWith('https:');
const SHUTDOWN_MS = 10_000;

/** @param {string} line */
function fail(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

/**
 * The client as our own proxies saw it: each of TRUSTED_HOPS proxies appended the address it was called from, so the
 * client's is that many places from the right. What stands further left was written by the client.
 * @param {import('node:http').IncomingMessage} request
 */
function clientAddress(request) {
  const forwarded = String(request.headers['x-forwarded-for'] ?? '');
  const chain = [...forwarded.split(',').map((hop) => hop.trim()), request.socket.remoteAddress ?? 'unknown'];
  return chain[Math.max(0, chain.length - 1 - trustedHops)] || 'unknown';
}

/**
 * Leaves only headers whose author we trust.
 * @param {import('node:http').IncomingMessage} request
 */
function cleanHeaders(request) {
  const address = clientAddress(request);
  if (trustedHops === 0) {
    for (const name of ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'forwarded']) {
      delete request.headers[name];
    }
  }
  // Next's own signal between its middleware and itself; nobody outside has a reason to send it.
  delete request.headers['x-middleware-subrequest'];
  request.headers['x-cmis-client-ip'] = address;
}

if (!existsSync('.next/BUILD_ID')) fail('There is no build to serve: run `npm run build` first.');

// The build's files, named by their content: brotli copies where the browser takes them, kept for ever.
const staticFiles = sirv('.next/static', {
  brotli: true,
  etag: true,
  immutable: true,
  maxAge: 31_536_000,
  setHeaders(response) {
    response.setHeader('vary', 'accept-encoding');
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('cross-origin-resource-policy', 'same-origin');
    if (tls) response.setHeader('strict-transport-security', 'max-age=63072000; includeSubDomains; preload');
  },
});
const STATIC_PREFIX = '/_next/static';

/**
 * Answers what must not reach the application. Returns whether it did.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
function answeredHere(request, response) {
  if (request.method === 'TRACE' || request.method === 'CONNECT') {
    response.writeHead(405, { allow: 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS' }).end();
    return true;
  }
  if (tls && trustedHops > 0 && request.headers['x-forwarded-proto'] === 'http') {
    const readOnly = request.method === 'GET' || request.method === 'HEAD';
    if (readOnly) response.writeHead(308, { location: httpsAddress(request.url ?? '/', env.AUTH_URL ?? '') }).end();
    else response.writeHead(403, { 'content-type': 'text/plain' }).end('Use https.\n');
    return true;
  }
  return false;
}

async function main() {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) fail(`PORT is "${env.PORT}"; it must be 0 to 65535.`);
  if (!Number.isInteger(trustedHops) || trustedHops < 0) fail('TRUSTED_HOPS must be a whole number, 0 or more.');

  /** @type {import('next/dist/server/next').RequestHandler | undefined} */
  let handle;
  /** @type {Set<import('node:http').ServerResponse>} */
  const underWay = new Set();
  // How often Node looks for sockets past the limits below; its default would add half a minute to them.
  const server = createServer({ connectionsCheckingInterval: 1_000 }, (request, response) => {
    if (answeredHere(request, response)) return;
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
    cleanHeaders(request);
    const application = () => {
      if (handle) handle(request, response).catch(() => response.destroy());
      else response.writeHead(503, { 'retry-after': '1' }).end();
    };
    if (!request.url?.startsWith(`${STATIC_PREFIX}/`)) return application();
    const { url } = request;
    request.url = url.slice(STATIC_PREFIX.length);
    staticFiles(request, response, () => {
      request.url = url;
      application();
    });
  });
  // Slow headers and slow bodies hold a socket; Node's defaults let one last minutes. With the second it takes to look,
  // a socket is gone within 15 s.
  server.headersTimeout = 13_000;
  server.requestTimeout = 13_000;
  server.keepAliveTimeout = 5_000;

  server.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
    if (error.code === 'EADDRINUSE') fail(`Port ${port} is taken. Stop what uses it, or set PORT to another.`);
    if (error.code === 'EACCES') fail(`Port ${port} may not be used by this user. Set PORT to one above 1023.`);
    fail(`The server cannot listen on ${host}:${port}: ${error.code ?? error.message}`);
  });
  // The port is taken before the application is loaded, so that a taken one is said at once.
  await new Promise((resolve) => server.listen(port, host, () => resolve(undefined)));
  const address = server.address();
  const boundPort = address && typeof address === 'object' ? address.port : port;

  const app = next({ dev: false, hostname: host, port: boundPort, httpServer: server });
  await app.prepare();
  handle = app.getRequestHandler();
  // Next runs the checks of instrumentation.ts with the first request and ends the process when one fails; only a
  // server that has passed them says that it listens.
  const own = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host;
  await fetch(`http://${own}:${boundPort}/api/health`).catch(() => undefined);
  process.stdout.write(`listening on http://${host}:${boundPort}\n`);

  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    // Requests under way may end; after that, or after a while, nothing is waited for.
    setTimeout(() => process.exit(0), SHUTDOWN_MS).unref();
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    // Streams of events have no end to wait for; their pages connect again by themselves.
    for (const response of underWay) {
      if (String(response.getHeader('content-type')).startsWith('text/event-stream')) response.destroy();
    }
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // A parent that dies without a signal must not leave the server behind.
  process.on('disconnect', stop);
}

main().catch((error) => fail(`The server did not start: ${error instanceof Error ? error.message : error}`));
