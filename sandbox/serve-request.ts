import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerControl } from './control-routes';
import { answerInstead, damage } from './fault-damage';
import type { Fault } from './fault-schema';
import type { Faults } from './faults';
import { jsonResponse } from './json-response';
import { fieldsOf, readText } from './read-request';
import { answerReferenceRates, REFERENCE_RATES, referenceRateFaults } from './reference-rates/reference-rates';
import { Refusal } from './refusal';
import { sandboxPlatforms } from './registry';
import type {
  FaultAnswers,
  SandboxContext,
  SandboxPlatform,
  SandboxRequest,
  SandboxResponse,
  SandboxRoute,
} from './sandbox-platform';
import type { Outbox } from './webhooks/outbox';
import type { World } from './world/create-world';

export interface Connection {
  origin: string;
  world: World;
  faults: Faults;
  outbox: Outbox | null;
  contexts: ReadonlyMap<string, SandboxContext>;
}

const loopbackHost = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

export async function serveRequest(incoming: IncomingMessage, outgoing: ServerResponse, connection: Connection) {
  try {
    if (!loopbackHost.test(incoming.headers.host ?? ''))
      return send(outgoing, jsonResponse({ error: 'Wrong host' }, 421));
    const request = await describeRequest(incoming, connection.origin);
    if (request.host === '__sandbox') return send(outgoing, answerControl(request, connection));
    const service = serviceOf(request, connection);
    if (!service) return send(outgoing, jsonResponse({ error: 'No emulated platform has this host.' }, 404));
    const path = `/${request.host}${request.path}`;
    const fault = connection.faults.take({ platform: service.id, method: request.method, path });
    if (fault) return await answerWithFault(outgoing, fault, connection.faults.removal(fault.id), service, request);
    send(outgoing, service.answer());
  } catch (error) {
    if (outgoing.headersSent) outgoing.destroy();
    else send(outgoing, jsonResponse({ error: error instanceof Error ? error.message : 'failed' }, 500));
  }
}

/** What answers a request, for faults to replace or damage. */
interface Service {
  id: string;
  faultAnswers: FaultAnswers;
  answer: () => SandboxResponse;
}

function serviceOf(request: SandboxRequest, { contexts, world }: Connection): Service | null {
  if (request.host === REFERENCE_RATES.host) {
    const answer = () => answerReferenceRates(request, world.seed, world.now());
    return { id: REFERENCE_RATES.id, faultAnswers: referenceRateFaults, answer };
  }
  const platform = sandboxPlatforms.find(({ routes }) => routes.some((route) => route.host === request.host));
  const context = platform && contexts.get(platform.id);
  if (!platform || !context) return null;
  const { id, faultAnswers } = platform;
  return { id, faultAnswers, answer: () => answerAsPlatform(platform, request, context) };
}

async function describeRequest(incoming: IncomingMessage, origin: string): Promise<SandboxRequest> {
  const url = new URL(incoming.url ?? '/', origin);
  const [, host = '', ...rest] = url.pathname.split('/');
  const rawBody = await readText(incoming);
  return {
    method: incoming.method ?? 'GET',
    host,
    path: `/${rest.join('/')}`,
    query: url.searchParams,
    rawQuery: url.search.slice(1),
    params: {},
    headers: incoming.headers,
    body: fieldsOf(rawBody, incoming.headers['content-type'] ?? ''),
    rawBody,
    origin,
  };
}

function answerAsPlatform(
  platform: SandboxPlatform,
  request: SandboxRequest,
  context: SandboxContext,
): SandboxResponse {
  const found = findRoute(platform.routes, request);
  if (!found) return jsonResponse({ error: `Not emulated: ${request.method} ${request.host}${request.path}` }, 404);
  try {
    return found.route.handle({ ...request, params: found.params }, context);
  } catch (error) {
    if (error instanceof Refusal) return error.response;
    throw error;
  }
}

function findRoute(routes: readonly SandboxRoute[], request: SandboxRequest) {
  for (const route of routes) {
    if (route.host !== request.host || route.method !== request.method) continue;
    const match = route.path.exec(request.path);
    if (match) return { route, params: { ...match.groups } };
  }
  return null;
}

async function answerWithFault(
  outgoing: ServerResponse,
  fault: Fault,
  removal: AbortSignal,
  { faultAnswers, answer }: Service,
  request: SandboxRequest,
): Promise<void> {
  if (fault.kind === 'reset' || fault.kind === 'down') return void outgoing.socket?.destroy();
  if (fault.kind === 'timeout') return holdBack(outgoing, fault.delayMs, removal);
  const instead = answerInstead(fault, faultAnswers);
  if (instead) return send(outgoing, instead);
  if (fault.kind === 'half_page_then_reset') return sendHalf(outgoing, answer());
  send(outgoing, damage(fault, answer(), faultAnswers, request));
}

/** Ends early when the client disconnects or the fault is removed. */
async function holdBack(outgoing: ServerResponse, delayMs: number, removal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, delayMs);
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    outgoing.once('close', end);
    removal.addEventListener('abort', end, { once: true });
  });
  outgoing.socket?.destroy();
}

/** Resets the connection after half of the announced body. */
function sendHalf(outgoing: ServerResponse, { status, headers, body }: SandboxResponse): void {
  const bytes = Buffer.from(body);
  outgoing.writeHead(status, { ...headers, 'content-length': bytes.length });
  outgoing.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => outgoing.socket?.resetAndDestroy());
}

function send(outgoing: ServerResponse, { status, headers, body }: SandboxResponse): void {
  outgoing.writeHead(status, { 'cache-control': 'no-store', ...headers, 'content-length': Buffer.byteLength(body) });
  outgoing.end(body);
}
