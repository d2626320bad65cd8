import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { maxBodyBytes } from '@/lib/api/body-cap';
import { payloadTooLarge } from '@/lib/api/read-raw-body';
import { type Arrival, type Front, readArrival, settleHeaders } from './forwarded';
import { HeldSockets } from './held-sockets';
import { holdBody } from './hold-body';
import { sendToOwnAddress } from './other-address';
import { methodRefused, refusalOf, unreadable } from './refusals';
import { commonHeaders, refuse, refuseSocket } from './refuse';
import { pathnameOf } from './request-target';

export type Application = (request: IncomingMessage, response: ServerResponse) => void;

export interface SocketTimes {
  // Headers and body must arrive in this time; with `checkEveryMs` a slow client is gone within 15 s.
  requestMs: number;
  // Longer than proxies keep theirs (nginx, Caddy and load balancers: 60 s), or they would reuse a closed one.
  keepAliveMs: number;
  untakenMs: number;
  checkEveryMs: number;
}

const TIMES: SocketTimes = { requestMs: 13_000, keepAliveMs: 75_000, untakenMs: 60_000, checkEveryMs: 1_000 };
// An office behind one address uses some hundred; a flood from one address leaves room for others.
const MOST_SOCKETS_PER_ADDRESS = 512;
const MOST_SOCKETS = 8_192;

export interface HttpServer {
  server: Server;
  sockets: HeldSockets;
}

export function createHttpServer(front: Front, application: Application, times: SocketTimes = TIMES): HttpServer {
  const tls = front.authUrl.startsWith('https:');
  const sockets = new HeldSockets({
    perAddress: front.trustedHops > 0 ? Number.POSITIVE_INFINITY : MOST_SOCKETS_PER_ADDRESS,
    total: MOST_SOCKETS,
    idleMs: times.keepAliveMs + 5 * times.checkEveryMs,
    untakenMs: times.untakenMs,
  });

  function answer(request: IncomingMessage, response: ServerResponse): void {
    sockets.begin(request.socket, response);
    for (const [name, value] of Object.entries(commonHeaders(tls))) response.setHeader(name, value);
    const arrival = readArrival(request, front);
    const refusal = refusalOf(request, arrival, front);
    const sent = refusal ? null : sendToOwnAddress(request, arrival, front);
    if (refusal) refuse(response, refusal.error, refusal.headers);
    else if (sent) response.writeHead(sent.status, sent.headers).end();
    else handOn(request, response, arrival);
  }

  function handOn(request: IncomingMessage, response: ServerResponse, arrival: Arrival): void {
    settleHeaders(request, arrival, front);
    if (request.headers['transfer-encoding'] === undefined) {
      application(request, response);
      return;
    }
    const maxBytes = maxBodyBytes(pathnameOf(request.url ?? ''));
    holdBody(request, maxBytes, {
      whole: () => application(request, response),
      tooLarge: () => refuse(response, payloadTooLarge(maxBytes)),
    });
  }

  // Node's default interval adds half a minute to the limits; its answer to a missing Host lacks our headers.
  const server = createServer({ connectionsCheckingInterval: times.checkEveryMs, requireHostHeader: false }, answer);
  server.headersTimeout = times.requestMs;
  server.requestTimeout = times.requestMs;
  server.keepAliveTimeout = times.keepAliveMs;

  server.on('connection', (socket: Socket) => sockets.admit(socket));
  const clock = setInterval(() => sockets.sweep(), times.checkEveryMs).unref();
  server.once('close', () => clearInterval(clock));
  // An unknown expectation may be ignored (RFC 9110, 10.1.1); Node's answer lacks our headers.
  server.on('checkExpectation', answer);
  // Without a listener Node closes silently. `upgrade` has none: Node then treats it as a request.
  server.on('connect', (_request, socket) => {
    const { error, headers } = methodRefused('CONNECT');
    refuseSocket(socket, error, tls, headers);
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const hasBegun = socket instanceof Socket && sockets.hasBegunAnswer(socket);
    if (error.code === 'ECONNRESET' || !socket.writable || hasBegun) socket.destroy();
    else refuseSocket(socket, unreadable(error.code), tls);
  });
  return { server, sockets };
}
