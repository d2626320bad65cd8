import { createHash } from 'node:crypto';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { canonicalJson, sign, verifyBearer } from '@/lib/engine/signing';
import { EVENT_KEY, SIGNING_KEY } from './test-stack';

interface RecordedRegistration {
  authorization: string | undefined;
  body: { url: string; appName: string; functions: { id: string; steps: { step: { runtime: { url: string } } } }[] };
}

export interface RecordedEvent {
  id?: string;
  name: string;
  data: Record<string, unknown>;
}

type Handler = (request: Request, method: 'PUT' | 'POST') => Promise<Response>;

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

const MOST_CALLS = 40;
const stepResults = z.array(z.object({ id: z.string(), op: z.literal('StepRun'), data: z.unknown() }));

function stepCall(appUrl: string, functionId: string, event: RecordedEvent, steps: Record<string, unknown>): Request {
  const whole = { ...event, id: event.id ?? '01KB6Z3V8T0000000000000001', ts: Date.now(), user: {} };
  const body = canonicalJson({
    event: whole,
    events: [whole],
    steps,
    ctx: {
      run_id: '01KB6Z3V9GQ7R5W0000000000A',
      attempt: 0,
      max_attempts: 5,
      disable_immediate_execution: false,
      use_api: false,
      stack: { stack: Object.keys(steps), current: Object.keys(steps).length },
      env: '00000000-0000-4000-b000-000000000000',
      step_id: 'step',
      request_id: '01KB6Z3VA2N4S8X0000000000B',
      generation_id: 0,
      job_id: 'd0b4a4a2c1',
    },
    version: -1,
    use_api: false,
    defers: {},
  });
  const headers = new Headers({
    'content-type': 'application/json',
    host: new URL(appUrl).host,
    'x-inngest-signature': sign(SIGNING_KEY, body, Date.now()),
    'x-inngest-server-kind': 'cloud',
    'x-run-id': '01KB6Z3V9GQ7R5W0000000000A',
    'x-inngest-req-version': '-1',
    'x-inngest-step-id': 'step',
    'x-request-id': '01KB6Z3VA2N4S8X0000000000B',
    'x-inngest-generation-id': '0',
    'x-inngest-job-id': 'd0b4a4a2c1',
  });
  const url = `http://app.invalid/api/inngest?fnId=${functionId}&stepId=step`;
  return new Request(url, { method: 'POST', headers, body });
}

/** Answers as a self-hosted Inngest server did in its recorded exchanges with SDK 4.24.0. */
export async function startRecordedServer() {
  const registrations: RecordedRegistration[] = [];
  const events: RecordedEvent[] = [];
  const state = { isDown: false };
  let checksum = '';

  function register(request: IncomingMessage, response: ServerResponse, text: string): void {
    const { authorization } = request.headers;
    const body = JSON.parse(text);
    registrations.push({ authorization, body });
    if (!verifyBearer(SIGNING_KEY, authorization)) {
      answer(response, 401, { ok: false, status: 401, error: 'Invalid signing key', modified: false });
      return;
    }
    const { featureObservations: _left, ...counted } = body;
    const sum = createHash('sha256').update(canonicalJson(counted)).digest('hex');
    const modified = sum !== checksum;
    checksum = sum;
    const ids = { sync_id: '5b7f0e39-1a38-4a3e-9f5c-2a47d0b7c9a1', app_id: '1c54e2b2-7e5d-5f55-9f25-6d6f3c0d4a11' };
    answer(response, 200, { ok: true, modified, ...ids });
  }

  const server = http.createServer(async (request, response) => {
    const text = await readBody(request);
    const path = request.url ?? '';
    if (state.isDown) return void request.socket.destroy();
    if (path.startsWith('/fn/register')) return register(request, response, text);
    if (path !== `/e/${EVENT_KEY}`) return answer(response, 404, { status: 404, error: 'Not found' });
    const sent: RecordedEvent[] = [JSON.parse(text)].flat();
    events.push(...sent);
    answer(response, 200, { ids: sent.map((_, index) => `01KB6Z3V8T0000000000000${100 + index}`), status: 200 });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    registrations,
    events,
    state,
    sync: (handler: Handler, appUrl: string, over: { headers?: Record<string, string>; signingKey?: string } = {}) => {
      const body = canonicalJson({ url: appUrl });
      const headers = new Headers({
        'content-type': 'application/json',
        host: new URL(appUrl).host,
        'x-inngest-server-kind': 'cloud',
        ...(over.signingKey ? { 'x-inngest-signature': sign(over.signingKey, body, Date.now()) } : {}),
        ...over.headers,
      });
      return handler(new Request('http://app.invalid/api/inngest', { method: 'PUT', headers, body }), 'PUT');
    },
    run: async (handler: Handler, appUrl: string, functionId: string, event: RecordedEvent): Promise<Response> => {
      const steps: Record<string, unknown> = {};
      for (let calls = 0; calls < MOST_CALLS; calls += 1) {
        const response = await handler(stepCall(appUrl, functionId, event, steps), 'POST');
        if (response.status !== 206) return response;
        for (const { id, data } of stepResults.parse(await response.json())) steps[id] = { data: data ?? null };
      }
      throw new Error(`The function did not end within ${MOST_CALLS} calls.`);
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
