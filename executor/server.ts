import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { sameSecret, verifyBearer } from '@/lib/engine/signing';
import { acceptEvents } from './accept-events';
import { stepsOf } from './call-body';
import { countsAsText, readCounts } from './counts';
import { parseEvents } from './event-input';
import type { ExecutorCore } from './executor-core';
import { FaultLines } from './fault-lines';
import { answerJson, answerText, header, readJson } from './http-exchange';
import { type AppDescription, appDescription, type Registration } from './registration';
import { readRunForApi } from './store/run-rows';

interface ServerOptions {
  core: ExecutorCore;
  eventKey: string | undefined;
  register: (description: AppDescription) => Promise<Registration>;
  appFault: () => string | undefined;
  newSyncId: () => string;
}

// Longer than clients keep idle connections, so that none closes just as it is reused.
const KEEP_ALIVE_MS = 75_000;

export function createExecutorServer(options: ServerOptions): http.Server {
  const faults = new FaultLines(options.core.report, options.core.now);
  const server = http.createServer((request, response) => {
    route(options, request, response).catch((error: unknown) => {
      // Without the rest of the address: that of events holds their key.
      const [place = '/'] = /^\/[\w-]{0,20}/.exec(request.url ?? '') ?? [];
      faults.note(`${request.method} ${place}: ${error instanceof Error ? error.message : String(error)}`);
      if (!response.headersSent) answerJson(response, 500, { status: 500, error: 'The executor failed.' });
    });
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return server;
}

async function route(options: ServerOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://executor');
  const [first = '', second = '', third = '', fourth = ''] = pathname.slice(1).split('/');
  const method = request.method ?? '';
  if (method === 'POST' && first === 'e' && third === '') return takeEvents(options, request, response, second);
  if (method === 'POST' && pathname === '/fn/register') return takeRegistration(options, request, response);
  if (method === 'GET' && first === 'v0' && second === 'runs')
    return giveRun(options, request, response, third, fourth);
  if (method === 'GET' && pathname === '/health') {
    const fault = options.appFault();
    return answerJson(response, 200, {
      status: 'ok',
      app: fault === undefined ? 'synced' : 'not synced',
      reason: fault,
    });
  }
  if (method === 'GET' && pathname === '/metrics') return giveCounts(options, request, response);
  answerJson(response, 404, { status: 404, error: 'Not found' });
}

async function giveCounts({ core }: ServerOptions, request: IncomingMessage, response: ServerResponse) {
  const counts = await readCounts(core);
  if (/text\/plain|openmetrics/.test(header(request, 'accept') ?? '')) {
    return answerText(response, 'text/plain; version=0.0.4; charset=utf-8', countsAsText(counts));
  }
  answerJson(response, 200, counts);
}

async function takeEvents(
  { core, eventKey }: ServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
  key: string,
): Promise<void> {
  const body = await readJson(request);
  if (eventKey !== undefined && !sameSecret(decodeURIComponent(key), eventKey)) {
    return answerJson(response, 401, { status: 401, error: 'Event key not found' });
  }
  if (!body.ok) return answerJson(response, body.status, { ids: [''], status: body.status, error: body.error });
  const parsed = parseEvents(body.value);
  if (!parsed.ok) return answerJson(response, 400, { ids: [''], status: 400, error: parsed.error });
  const ids = await acceptEvents(core, parsed.events, header(request, 'x-inngest-event-id-seed'));
  answerJson(response, 200, { ids, status: 200 });
}

// The SDK reads the status in the body, not that of the response.
function refuseRegistration(response: ServerResponse, status: number, error: string): void {
  answerJson(response, status, { ok: false, status, error, modified: false });
}

async function takeRegistration(
  { core, register, newSyncId }: ServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readJson(request);
  if (core.signingKey && !verifyBearer(core.signingKey, header(request, 'authorization'))) {
    return refuseRegistration(response, 401, 'The signing key is not the one of this server.');
  }
  const kind = core.signingKey ? 'cloud' : 'dev';
  const expected = header(request, 'x-inngest-expected-server-kind');
  if (expected && expected !== kind) {
    return refuseRegistration(response, 400, `The app expects a ${expected} server, this is a ${kind} one.`);
  }
  if (!core.signingKey) {
    return refuseRegistration(response, 403, 'This server has no signing key: it takes no registration from outside.');
  }
  if (!body.ok) return refuseRegistration(response, body.status, body.error);
  const description = appDescription.safeParse(body.value);
  if (!description.success) return refuseRegistration(response, 400, z.prettifyError(description.error));
  const registration = await register(description.data);
  if (!registration.ok) return refuseRegistration(response, 400, registration.error);
  const { modified, appId } = registration;
  answerJson(response, 200, { ok: true, modified, sync_id: newSyncId(), app_id: appId });
}

async function giveRun(
  { core }: ServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
  runId: string,
  what: string,
): Promise<void> {
  if (core.signingKey && !verifyBearer(core.signingKey, header(request, 'authorization'))) {
    return answerJson(response, 401, { status: 401, error: 'Unauthorized' });
  }
  const state = await readRunForApi(core.store, runId);
  if (!state || (what !== 'batch' && what !== 'actions')) {
    return answerJson(response, 404, { status: 404, error: 'Not found' });
  }
  answerJson(response, 200, what === 'batch' ? [JSON.parse(state.run.event)] : stepsOf(state));
}
