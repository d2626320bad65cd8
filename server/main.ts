import './load-env-files';
import { existsSync } from 'node:fs';
import { Server } from 'node:http';
import next from 'next';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { logger } from '@/lib/logger';
import { type Application, createHttpServer, type HttpServer } from './http-server';
import { refuse } from './refuse';
import { staticFiles } from './static-files';

const SHUTDOWN_MS = 10_000;

function fail(error: unknown): never {
  const line = error instanceof Error ? error.message : String(error);
  logger.fatal({ err: error }, 'start failed');
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

function listenFault({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Stop what uses it, or set PORT to another.`;
  if (code === 'EACCES') return `Port ${port} may not be used by this user. Set PORT to one above 1023.`;
  return `The server cannot listen on ${host}:${port}: ${code ?? message}. Correct HOST and PORT.`;
}

function listen({ server }: HttpServer, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const giveUp = (error: Error) => reject(new Error(listenFault(error, host, port)));
    server.once('error', giveUp);
    server.listen(port, host, () => {
      server.off('error', giveUp);
      const address = server.address();
      resolve(address && typeof address === 'object' ? address.port : port);
    });
  });
}

function ownLoopback(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

function stopOnSignals({ server, sockets }: HttpServer): void {
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(0), SHUTDOWN_MS).unref();
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    // Event streams do not end on their own; their pages reconnect.
    for (const response of sockets.answers()) {
      if (String(response.getHeader('content-type')).startsWith('text/event-stream')) response.destroy();
    }
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // A parent that dies without a signal must not leave the server behind.
  process.on('disconnect', stop);
}

async function main(): Promise<void> {
  const { AUTH_URL: authUrl, TRUSTED_HOPS: trustedHops, HOST: host, PORT: port } = env();
  if (!existsSync('.next/BUILD_ID')) throw new Error('There is no build to serve: run `npm run build` first.');

  let application: Application = (_request, response) =>
    refuse(response, new AppError('unavailable', 'The server is starting.', { retryAfterSeconds: 1 }));
  const serveStatic = staticFiles('.next/static');
  const http = createHttpServer({ authUrl, trustedHops }, (request, response) =>
    serveStatic(request, response, () => application(request, response)),
  );
  // The port is taken before the application loads, so that a taken port is reported at once.
  const boundPort = await listen(http, host, port);
  http.server.on('error', (error) => logger.error({ err: error }, 'a connection could not be accepted'));
  const here = `http://${ownLoopback(host)}:${boundPort}`;

  // Next fetches the page from itself after a redirecting action; without this the call would go through the proxy.
  process.env.__NEXT_PRIVATE_ORIGIN = here;
  // Next holds upgrades open on the server it is given, so it gets one that does not listen.
  const app = next({ dev: false, hostname: host, port: boundPort, httpServer: new Server() });
  await app.prepare();
  const handle = app.getRequestHandler();
  application = (request, response) => void handle(request, response).catch(() => response.destroy());
  // The first request runs the checks of instrumentation.ts, and Next exits when one fails.
  await fetch(`${here}/api/health`).catch(() => undefined);
  process.stdout.write(`listening on http://${host}:${boundPort}\n`);
  stopOnSignals(http);
}

main().catch(fail);
